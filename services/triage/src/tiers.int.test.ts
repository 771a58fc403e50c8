import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const purchase = (customerId: string, amount: number, facts: object = {}) => ({
  service: 'intake' as const,
  type: 'PurchaseRecorded',
  data: {
    purchaseId: uuidv7(),
    customerId,
    storeId: '9',
    purchasedAt: '2026-01-05T10:00:00Z',
    kind: 'sale',
    amount: { amount, currency: 'EUR' },
    subsidised: false,
    ...facts,
  },
});

const kept = async (count: number): Promise<void> => {
  await waitFor(
    async () => {
      const { rows } = await triage.look.query('select count(*)::int as n from customer_purchase');
      return rows[0].n >= count;
    },
    { description: `${count} purchases to be kept` },
  );
};

const ranked = async () => {
  const { id } = (await triage.send('POST', '/v1/tier-runs', {})).json() as { id: string };
  const run = await waitFor(
    async () => {
      const found = (await triage.send('GET', `/v1/tier-runs/${id}`)).json();
      return found.status === 'computed' && found;
    },
    { description: 'the run to be computed' },
  );
  return { id, run };
};

const prioritised = async (customerId: string) => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, { customerId, storeId: `s-${caseId.slice(-6)}` }));
  const events = await waitFor(
    async () => {
      const found = await triage.eventsOf(caseId);
      return found.some(({ type }) => type === 'CaseAssigned') && found;
    },
    { description: 'the case to be triaged' },
  );
  const dataOf = (type: string) => events.find((event) => event.type === type)!.data;
  return { priority: dataOf('CasePrioritised'), targets: dataOf('TargetsSet') };
};

describe('tiers', () => {
  it('GT-PAR R-032: rank customers by revenue, and a case pins run and tier', async () => {
    const revenue = [500, 300, 60, 40, 30, 20, 20, 15, 10, 5];
    const customers = revenue.map(() => uuidv7());
    // Each in two purchases, so that nobody counts as new; one of them is heard twice.
    const halves = customers.flatMap((customerId, index) => [
      purchase(customerId, revenue[index]! - 1),
      purchase(customerId, 1),
    ]);
    await triage.publish(...halves, ...halves.slice(0, 2));
    await triage.publish(purchase(customers[0]!, 7, { kind: 'exchange' }));
    await kept(21);
    const { id, run } = await ranked();
    expect(run.result).toMatchObject({ currencies: [{ currency: 'EUR', a: 2, b: 4, c: 4 }] });
    const { rows } = await triage.look.query(
      'select customer_id, tier from customer_tier where run_id = $1',
      [id],
    );
    const tiers = new Map(rows.map((row) => [row.customer_id, row.tier]));
    expect(customers.map((one) => tiers.get(one)).join('')).toBe('aabbbbcccc');
    const best = await prioritised(customers[0]!);
    expect(best.priority).toMatchObject({ tier: 'a', tierRunId: id, rank: 30 });
    const last = await prioritised(customers[9]!);
    expect(last.priority).toMatchObject({ tier: 'c', tierRunId: id, rank: 31 });
    // Tier halves the times to acknowledge and to act, and leaves the resolution as it is.
    const secondsOf = ({ targets }: typeof best) =>
      (targets.targets as { durationSeconds: number }[]).map((one) => one.durationSeconds);
    expect(secondsOf(best)).toEqual([1800, 1800, 3600]);
    expect(secondsOf(last)).toEqual([3600, 3600, 3600]);
  });

  it('call a customer new after the first purchase, before any run', async () => {
    const customerId = uuidv7();
    await triage.publish(purchase(customerId, 1));
    await kept(22);
    expect((await prioritised(customerId)).priority).toMatchObject({ tier: 'new' });
  });

  it('are unknown for a customer who never bought', async () => {
    expect((await prioritised(uuidv7())).priority).not.toHaveProperty('tier');
  });
});
