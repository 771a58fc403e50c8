import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised, REFUND_STEP } from './domain/remedy-case.fixture.ts';
import { JobLostRace } from './job-errors.ts';
import { REFUND } from './jobs.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const CASES = 50;
const PAYMENT = 'pay-raced';

let arrived = 0;
let allThere = (): void => undefined;
const meeting = new Promise<void>((done) => {
  allThere = done;
});

let remedy: RunningRemedy;
beforeAll(async () => {
  // The provider has no bound of its own, and lets nobody go on before all have come.
  remedy = await openRemedy({}, (fake) => ({
    ...fake,
    captured: async () => {
      arrived += 1;
      if (arrived === CASES) allThere();
      await meeting;
      return { outcome: 'captured', amount: eur(10_000) };
    },
  }));
});
afterAll(() => remedy?.close());

/** As a worker does: a lost race is run again. */
const execute = async (caseId: string): Promise<void> => {
  for (;;) {
    try {
      return await remedy.runJob(REFUND, { caseId, step: REFUND_STEP, attempt: 1 });
    } catch (error) {
      if (!(error instanceof JobLostRace)) throw error;
    }
  }
};

describe('refunds that are executed at the same time', () => {
  it('never exceed the payment when 50 executions want half of it at one moment (P6)', async () => {
    const cases = Array.from({ length: CASES }, () => uuidv7());
    const facts = { ...prioritised.facts, paymentRef: PAYMENT };
    await remedy.publish(
      ...cases.map((caseId) => ({
        ...({ service: 'triage', type: 'CasePrioritised' } as const),
        data: { ...prioritised, caseId, facts },
      })),
    );
    const offers = await waitFor(
      async () => {
        const all = await remedy.allOf('RemedyOffered');
        return all.length === CASES && all;
      },
      { description: 'every offer', timeoutMs: 30_000 },
    );
    const answers = await Promise.all(
      offers.map(({ caseId, offerId }) =>
        remedy.send('POST', `/v1/cases/${caseId}/choices`, { offerId, alternativeId: 2 }),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));

    // Beside the workers, which have the same jobs.
    await Promise.all(cases.map(execute));
    await waitFor(async () => (await remedy.jobsLeft()) === 0, { description: 'the workers' });
    expect(arrived).toBeGreaterThanOrEqual(CASES);
    const amountsOf = async (type: string) =>
      (await remedy.allOf(type)).map(({ amount }) => amount);
    expect(await amountsOf('RefundReserved')).toEqual([eur(5_000), eur(5_000)]);
    expect(await amountsOf('RefundSucceeded')).toEqual([eur(5_000), eur(5_000)]);
    const failed = await remedy.allOf('RefundFailed');
    expect(failed.map(({ reason }) => reason)).toEqual(
      Array.from({ length: CASES - 2 }, () => 'cap_exceeded'),
    );
    expect(await remedy.totals()).toEqual({ refunds: 2, amount: 10_000n });
  });
});
