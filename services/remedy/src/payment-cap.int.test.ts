import { uuidv7 } from '@amends/service-kit/ids';
import type { Heard } from '@amends/service-process/write-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const CASES = 50;
const PAYMENT = 'pay-shared';

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy();
});
afterAll(() => remedy?.close());

const triaged = (caseId: string, paymentRef: string): Heard => {
  const facts = { ...prioritised.facts, paymentRef };
  const data = { ...prioritised, caseId, facts };
  return { service: 'triage', type: 'CasePrioritised', data };
};

const sumOf = (events: readonly Record<string, unknown>[]): number =>
  events.reduce((sum, { amount }) => sum + (amount as { amount: number }).amount, 0);

/** The offer of each case, once all are there. */
const offersOf = async (cases: readonly string[]): Promise<Map<string, string>> => {
  const offers = await waitFor(
    async () => {
      const all = await remedy.allOf('RemedyOffered');
      return all.length === cases.length && all;
    },
    { description: 'every offer', timeoutMs: 30_000 },
  );
  return new Map(offers.map((offer) => [String(offer.caseId), String(offer.offerId)]));
};

describe('the refunds of one payment over many cases', () => {
  it('never exceed what was captured when 50 cases ask for half of it at once (P6)', async () => {
    // The provider would refund each of them: nothing but the cap of remedy's own is in the way.
    remedy.provider.sayCaptured(PAYMENT, eur(10_000));
    const cases = Array.from({ length: CASES }, () => uuidv7());
    await remedy.publish(...cases.map((caseId) => triaged(caseId, PAYMENT)));
    const offers = await offersOf(cases);
    const choose = (caseId: string) =>
      remedy.send('POST', `/v1/cases/${caseId}/choices`, {
        offerId: offers.get(caseId),
        alternativeId: 2,
      });
    const answers = await Promise.all(cases.map(choose));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));

    const isSettled = async () => {
      await remedy.hurry();
      const [done, failed] = await Promise.all([
        remedy.allOf('RefundSucceeded'),
        remedy.allOf('RefundFailed'),
      ]);
      return done.length + failed.length === CASES;
    };
    await waitFor(isSettled, { description: 'every refund to end', timeoutMs: 60_000 });
    const succeeded = await remedy.allOf('RefundSucceeded');
    expect(succeeded.map(({ amount }) => amount)).toEqual([eur(5000), eur(5000)]);
    const failed = await remedy.allOf('RefundFailed');
    expect(new Set(failed.map(({ reason }) => reason))).toEqual(new Set(['cap_exceeded']));
    // The provider was never asked for what did not fit.
    expect(remedy.provider.asked).toHaveLength(2);
    expect(sumOf(await remedy.allOf('RefundReserved'))).toBe(10_000);
    expect(await remedy.totals()).toEqual({ refunds: 2, amount: 10_000n });
  });

  it('have room for another case again once a refund was finally refused', async () => {
    // The fake provider refuses every refund of such a payment.
    const payment = `declined-${uuidv7()}`;
    const caseId = uuidv7();
    await remedy.publish(triaged(caseId, payment));
    const offered = await waitFor(
      async () => (await remedy.allOf('RemedyOffered')).find((offer) => offer.caseId === caseId),
      { description: 'the offer' },
    );
    await remedy.send('POST', `/v1/cases/${caseId}/choices`, {
      offerId: offered!.offerId,
      alternativeId: 2,
    });
    const released = await waitFor(
      async () => (await remedy.allOf('RefundReleased')).find((one) => one.paymentRef === payment),
      { description: 'what was set aside to be given free' },
    );
    expect(released).toMatchObject({ provider: 'fake' });
  });
});
