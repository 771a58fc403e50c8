import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { expect } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import type { RunningRemedy } from './remedy.fixture.ts';

type Fact = Record<string, unknown>;

/** Cases whose refund a provider is to make; for tests of a provider through the whole service. */
export const chosenRefunds = (remedy: () => RunningRemedy) => {
  const found = async (type: string, caseId: string): Promise<Fact | undefined> =>
    (await remedy().allOf(type)).find((event) => event.caseId === caseId);
  /** Waits for an event of the case, and lets jobs that wait for their next try run at once. */
  const one = (type: string, caseId: string): Promise<Fact> =>
    waitFor(
      async () => {
        await remedy().hurry();
        return found(type, caseId);
      },
      { description: `${type} of case ${caseId}`, timeoutMs: 20_000 },
    );
  return {
    found,
    one,
    /** A case whose customer has chosen a refund of 5000 of the payment. */
    chosen: async (paymentRef: string): Promise<string> => {
      const caseId = uuidv7();
      const facts = { ...prioritised.facts, paymentRef };
      const data = { ...prioritised, caseId, facts };
      await remedy().publish({ service: 'triage', type: 'CasePrioritised', data });
      const offer = await one('RemedyOffered', caseId);
      const choice = { offerId: offer.offerId, alternativeId: 2 };
      const answer = await remedy().send('POST', `/v1/cases/${caseId}/choices`, choice);
      expect(answer.statusCode).toBe(202);
      return caseId;
    },
  };
};
