import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chosenRefunds } from './chosen-refund.fixture.ts';
import { openConnectorProvider } from './provider/connector-provider.ts';
import { openRetailSystem, type RetailSystem } from './provider/retail-system.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

let system: RetailSystem;
let remedy: RunningRemedy;
beforeAll(async () => {
  system = await openRetailSystem(SECRET);
  const connector = {
    ...{ connectorId: 'erp', url: system.url, secrets: [SECRET] },
    remedyTypes: ['refund', 'partial_refund'] as const,
  };
  const options = { egress: { allowsLoopback: true }, clock: () => new Date(), timeoutMs: 500 };
  remedy = await openRemedy({}, openConnectorProvider(connector, options));
}, 60_000);
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

  it('are held against what the system has captured before it is asked for one (P6)', async () => {
    system.captured('small', 4_999);
    const failed = await one('RefundFailed', await chosen('small'));
    expect([failed.reason, effectsOf('small')]).toEqual(['cap_exceeded', []]);
    const [reserved] = (await remedy.allOf('RefundReserved')).slice(-1);
    expect(reserved).toMatchObject({ provider: 'erp' });
  });
});
