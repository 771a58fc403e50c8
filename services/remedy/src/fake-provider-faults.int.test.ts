import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eur, prioritised, REFUND_STEP } from './domain/remedy-case.fixture.ts';
import { type ProviderFault, withFaults } from './provider/faulty-provider.fixture.ts';
import { anomaliesOf, type ProviderRefund, type RefundHistory } from './refund-history.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const DAY_MS = 86_400_000;
const NONE = { doubleRefund: [], moneyWithoutEvent: [], eventWithoutMoney: [], overRefund: [] };
const PAYMENTS = ['faulty-1', 'faulty-2', 'faulty-3', 'faulty-4', 'faulty-5', 'faulty-6'];
/** Room for two of the four refunds of 5000. */
const [CAPTURED, CASES_PER_PAYMENT] = [12_000, 4];

/** The tries of one refund fail like this, one after the other, and then no more. */
const COURSES: readonly (readonly ProviderFault[])[] = [
  ['away', 'silent_after'],
  ['crash_after', 'away'],
  ['silent_after', 'silent_after'],
  ['other_amount'],
  [],
  ['away', 'crash_after', 'other_amount'],
  ['crash_after', 'crash_after'],
];
/** Which of its questions stay without an answer. */
const SILENCES: readonly number[] = [0, 2, 1];

/** Gives each refund a course as it comes, so that every one of them has its turn. */
const faultsInTurn = () => {
  const courses = new Map<string, ProviderFault[]>();
  const silences = new Map<string, number>();
  const lies = new Map<string, ProviderFault>();
  const used = new Set<ProviderFault>();
  return {
    lies,
    used,
    ofRefund: ({ key, paymentRef }: { readonly key: string; readonly paymentRef: string }) => {
      if (!paymentRef.startsWith('faulty-')) return lies.get(paymentRef);
      const course = courses.get(key) ?? [...COURSES[courses.size % COURSES.length]!];
      courses.set(key, course);
      const fault = course.shift();
      if (fault !== undefined) used.add(fault);
      return fault;
    },
    isSilent: ({ key }: { readonly key: string }): boolean => {
      const left = silences.get(key) ?? SILENCES[silences.size % SILENCES.length]!;
      silences.set(key, left - 1);
      return left > 0;
    },
  };
};

const faults = faultsInTurn();
let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy({}, (fake) => withFaults(fake, faults));
});
afterAll(() => remedy?.close());

const until = <Found>(
  description: string,
  find: () => Promise<Found | undefined | false>,
): Promise<Found> =>
  waitFor(
    async () => {
      await remedy.hurry();
      return find();
    },
    { description, timeoutMs: 60_000 },
  );
const oneOf = (type: string, caseId: string) =>
  until(`${type} of ${caseId}`, async () =>
    (await remedy.allOf(type)).find((event) => event.caseId === caseId),
  );

/** Cases whose customers choose to have 5000 of their payments back, all at once. */
const choose = async (...paymentRefs: readonly string[]): Promise<readonly string[]> => {
  const cases = paymentRefs.map((paymentRef) => {
    const facts = { ...prioritised.facts, paymentRef };
    return { ...prioritised, caseId: uuidv7(), facts };
  });
  await remedy.publish(
    ...cases.map((data) => ({ service: 'triage' as const, type: 'CasePrioritised', data })),
  );
  return Promise.all(cases.map(({ caseId }) => chooseIn(caseId)));
};
const chooseIn = async (caseId: string): Promise<string> => {
  const { offerId } = await oneOf('RemedyOffered', caseId);
  const choice = { offerId, alternativeId: 2 };
  const answer = await remedy.send('POST', `/v1/cases/${caseId}/choices`, choice);
  expect(answer.statusCode).toBe(202);
  return caseId;
};

/** The provider's own books, and every event. */
const history = async (paymentRefs: readonly string[]): Promise<RefundHistory> => {
  const { rows: provider } = await remedy.look.query<ProviderRefund>(
    `select key, payment_ref as "paymentRef", amount::int from fake_provider.refund
     where payment_ref = any($1)`,
    [paymentRefs],
  );
  const events = await remedy.look.query(
    `select type, data from events where stream_id in (select stream_id from events
       where type = 'RefundIntended' and data ->> 'paymentRef' = any($1)) order by seq`,
    [paymentRefs],
  );
  const captured = new Map(paymentRefs.map((ref) => [ref, CAPTURED]));
  return { provider, events: events.rows, captured };
};

/** What a person does about a refund nobody knows the outcome of: looks, and settles. */
const settleParked = async (): Promise<void> => {
  for (const { reason, caseId, remedyId, step, attempt } of await remedy.allOf('RefundFailed')) {
    if (reason !== 'amount_mismatch') continue;
    const key = `${remedyId}-${step}-${attempt}`;
    const sql = `select provider_ref as "providerRef", amount::int, currency
      from fake_provider.refund where key = $1`;
    const { providerRef, ...amount } = (await remedy.look.query(sql, [key])).rows[0];
    const path = `/v1/cases/${caseId}/steps/${REFUND_STEP}/refund-settlements`;
    await remedy.send('POST', path, { outcome: 'executed', providerRef, amount }, `"s-${key}"`);
  }
};

describe('refunds by a provider with books of its own that fails (F19)', () => {
  it('are none twice, lost or invented, and within what was captured (P6, P9)', async () => {
    for (const ref of PAYMENTS) {
      await remedy.look.query('insert into fake_provider.payment values ($1, $2)', [ref, CAPTURED]);
    }
    const all = PAYMENTS.flatMap((ref) => Array.from({ length: CASES_PER_PAYMENT }, () => ref));
    await choose(...all);
    const count = all.length;
    await until('every refund to end', async () => {
      await settleParked();
      const succeeded = await remedy.allOf('RefundSucceeded');
      const failed = await remedy.allOf('RefundFailed');
      const refused = failed.filter(({ reason }) => reason === 'cap_exceeded');
      return succeeded.length + refused.length === count;
    });
    expect(anomaliesOf(await history(PAYMENTS))).toEqual(NONE);
    expect(await remedy.allOf('RefundSucceeded')).toHaveLength(PAYMENTS.length * 2);
    expect([...faults.used].toSorted()).toEqual([
      ...['away', 'crash_after', 'other_amount', 'silent_after'],
    ]);
  });

  it.each([
    ['twice', 'doubleRefund', 'missing_here'],
    ['yes_undone', 'eventWithoutMoney', 'missing_there'],
    ['no_after', 'moneyWithoutEvent', 'missing_here'],
  ] as const)(
    'that lies (%s) are seen as %s, and opened for a person by its report as %s',
    async (lie, anomaly, kind) => {
      const payment = `lied-${lie}`;
      faults.lies.set(payment, lie);
      const [caseId = ''] = await choose(payment);
      await oneOf(lie === 'no_after' ? 'RefundFailed' : 'RefundSucceeded', caseId);
      const found = anomaliesOf(await history([payment]));
      expect(found[anomaly]).toHaveLength(1);

      const [from, to] = [-DAY_MS, DAY_MS].map((ms) => new Date(Date.now() + ms).toISOString());
      const rows = await remedy.report(from!, to!);
      const report = { provider: 'fake', from, to, rows };
      expect((await remedy.send('POST', '/v1/provider-reports', report)).statusCode).toBe(202);
      const known = await remedy.look.query(
        'select provider_ref as ref from fake_provider.refund where payment_ref = $1',
        [payment],
      );
      const refs = lie === 'yes_undone' ? [] : known.rows.map(({ ref }) => ref);
      const item = await until('the difference to be opened', async () =>
        (await remedy.allOf('ReconciliationItemOpened')).find(
          (one) => one.caseId === caseId || refs.includes(one.providerRef),
        ),
      );
      expect(item.kind).toBe(kind);
      expect(item[kind === 'missing_there' ? 'booked' : 'reported']).toEqual(eur(5_000));
    },
  );
});
