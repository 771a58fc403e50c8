import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chosenRefunds } from './chosen-refund.fixture.ts';
import { openConnectorProvider } from './provider/connector-provider.ts';
import { openRetailSystem, type RetailSystem } from './provider/retail-system.fixture.ts';
import { DAILY_REPORT } from './reconciliation/daily-report.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

let system: RetailSystem;
let remedy: RunningRemedy;
beforeAll(async () => {
  system = await openRetailSystem(SECRET);
  const connector = {
    ...{ connectorId: 'erp', url: system.url, secrets: [SECRET] },
    remedyTypes: ['refund', 'partial_refund'] as const,
    reports: true,
  };
  const options = { egress: { allowsLoopback: true }, clock: () => new Date(), timeoutMs: 3_000 };
  remedy = await openRemedy({}, openConnectorProvider(connector, options));
});
afterAll(async () => {
  await remedy?.close();
  await system?.close();
});

const { chosen, found, one } = chosenRefunds(() => remedy);
const effectsOf = (paymentRef: string) =>
  [...system.effects.values()].filter((effect) => effect.paymentRef === paymentRef);

describe('refunds of cases by a system of the retailer', () => {
  it.each(['cut_after', 'silent_after', 'error_after', 'too_many', 'gateway_404'] as const)(
    'are made once where the system first %s (P9)',
    async (fault) => {
      system.captured(fault, 9_000);
      system.fail(fault);
      const succeeded = await one('RefundSucceeded', await chosen(fault));
      const [effect, ...more] = effectsOf(fault);
      expect([effect?.amount, more]).toEqual([succeeded.amount, []]);
      const orders = system.ordered.filter((order) => order.paymentRef === fault);
      expect(new Set(orders.map(({ effectId }) => effectId)).size).toBe(1);
    },
  );

  it('are done when the system says so, which took them in for later', async () => {
    system.captured('late', 9_000);
    system.fail('later');
    const caseId = await chosen('late');
    await waitFor(() => effectsOf('late').length === 1, { description: 'the order' });
    expect(await found('RefundSucceeded', caseId)).toBeUndefined();
    system.finish(effectsOf('late')[0]!.effectId);
    await one('RefundSucceeded', caseId);
    expect(effectsOf('late')).toHaveLength(1);
  });

  it('are parked for a person where the system names another amount', async () => {
    system.captured('lie', 9_000);
    system.fail('other_amount');
    expect(await one('RefundFailed', await chosen('lie'))).toMatchObject({
      reason: 'amount_mismatch',
    });
  });

  it('are compared with its report of the day, page by page, once it gives one whole', async () => {
    for (const payment of ['one', 'two', 'three']) {
      system.captured(payment, 9_000);
      await one('RefundSucceeded', await chosen(payment));
    }
    // All at one moment of the day that the report is of, whenever the tests above ran.
    const madeAt = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 43_200_000;
    system.refunds.forEach((refund) => {
      refund.madeAt = madeAt;
    });
    system.refunds.push({ madeAt, reference: 'nobodys', amount: { amount: 7, currency: 'EUR' } });
    system.fail('no_report');
    await remedy.again(DAILY_REPORT, {});
    const tried = `select 1 from graphile_worker.jobs
      where task_identifier = $1 and last_error like '%whole report%'`;
    await waitFor(async () => (await remedy.look.query(tried, [DAILY_REPORT])).rows.length > 0, {
      description: 'the report to be asked for in vain',
      timeoutMs: 20_000,
    });
    expect(await remedy.allOf('ProviderReportReconciled')).toEqual([]);
    system.heal();
    await remedy.hurry(DAILY_REPORT);
    const [compared] = await waitFor(
      async () => {
        const all = await remedy.allOf('ProviderReportReconciled');
        return all.length > 0 && all;
      },
      { description: 'the report to be compared', timeoutMs: 20_000 },
    );
    expect(compared).toMatchObject({ provider: 'erp', matched: system.refunds.length - 2 });
    const items = await waitFor(
      async () => {
        const all = await remedy.allOf('ReconciliationItemOpened');
        return all.length === 2 && all;
      },
      { description: 'what is not booked here', timeoutMs: 20_000 },
    );
    // The one that was parked, and the one that nobody ordered.
    expect(items.map(({ kind }) => kind)).toEqual(['missing_here', 'missing_here']);
    expect(items.map(({ providerRef }) => providerRef)).toContain('nobodys');
  });

  it('are held against what the system has captured before it is asked for one (P6)', async () => {
    system.captured('small', 4_999);
    const failed = await one('RefundFailed', await chosen('small'));
    expect([failed.reason, effectsOf('small')]).toEqual(['cap_exceeded', []]);
    const [reserved] = (await remedy.allOf('RefundReserved')).slice(-1);
    expect(reserved).toMatchObject({ provider: 'erp' });
  });
});
