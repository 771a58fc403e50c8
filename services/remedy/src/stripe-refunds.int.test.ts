import { Secret } from '@amends/service-kit/secret';
import { describeOnStripeMock } from '@amends/testing/stripe-mock';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chosenRefunds } from './chosen-refund.fixture.ts';
import { eur, REFUND_STEP } from './domain/remedy-case.fixture.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import { openStripeAccount, type StripeAccount } from './provider/stripe-account.fixture.ts';
import { openStripeProvider } from './provider/stripe-provider.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

describeOnStripeMock('refunds of cases by Stripe', (mock) => {
  let account: StripeAccount;
  let remedy: RunningRemedy;
  let provider: PaymentProvider;
  beforeAll(async () => {
    account = await openStripeAccount(() => mock().url);
    const key = new Secret('sk_test_0123456789abcdef');
    provider = openStripeProvider({ key, url: account.url, timeoutMs: 3_000 });
    remedy = await openRemedy({}, provider);
  });
  afterAll(async () => {
    await remedy?.close();
    await account?.close();
  });

  const { chosen, one } = chosenRefunds(() => remedy);
  const refundsOf = (intent: string) =>
    account.refunds.filter(({ payment_intent }) => payment_intent === intent);

  it('carry the effect, and are booked under the reference of Stripe (P9)', async () => {
    account.captured('plain', 9_000);
    const succeeded = await one('RefundSucceeded', await chosen('pi_plain'));
    const effect = `${succeeded.remedyId}-${REFUND_STEP}-1`;
    expect(refundsOf('pi_plain')).toMatchObject([
      { id: succeeded.providerRef, amount: 5_000, metadata: { amends_effect_id: effect } },
    ]);
    expect(account.seen.at(-1)).toMatchObject({ key: effect });
  });

  it.each(['silent_after', 'error_after'] as const)(
    'are made once, and found by asking, where Stripe did it and then was %s (P9)',
    async (fault) => {
      account.captured(fault, 9_000);
      const before = account.seen.length;
      account.fail(fault);
      const succeeded = await one('RefundSucceeded', await chosen(`pi_${fault}`));
      expect(refundsOf(`pi_${fault}`)).toMatchObject([{ id: succeeded.providerRef }]);
      expect(account.seen.length).toBe(before + 1);
    },
  );

  it.each(['too_many', 'key_in_use', 'cut_before'] as const)(
    'are made once, by one key, where Stripe first said %s (P9)',
    async (fault) => {
      account.captured(fault, 9_000);
      const before = account.seen.length;
      account.fail(fault);
      await one('RefundSucceeded', await chosen(`pi_${fault}`));
      const keys = account.seen.slice(before).map(({ key }) => key);
      expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
      expect(refundsOf(`pi_${fault}`)).toHaveLength(1);
    },
  );

  it('are parked for a person where Stripe names another amount', async () => {
    account.captured('lie', 9_000);
    account.fail('other_amount');
    const failed = await one('RefundFailed', await chosen('pi_lie'));
    expect(failed).toMatchObject({ reason: 'amount_mismatch' });
  });

  it('are held against what Stripe captured before it is asked for one (P6)', async () => {
    account.captured('small', 4_999);
    const before = account.seen.length;
    const failed = await one('RefundFailed', await chosen('pi_small'));
    expect([failed.reason, account.seen.length]).toEqual(['cap_exceeded', before]);
    const nowhere = await one('RefundFailed', await chosen('pi_nowhere'));
    expect([nowhere.reason, account.seen.length]).toEqual(['unknown_payment', before]);
    // The second case of a payment has what the first left of it.
    account.captured('shared', 9_999);
    await one('RefundSucceeded', await chosen('pi_shared'));
    const second = await one('RefundFailed', await chosen('pi_shared'));
    expect([second.reason, account.seen.length]).toEqual(['cap_exceeded', before + 1]);
    const reserved = await remedy.allOf('RefundReserved');
    expect(reserved.at(-1)).toMatchObject({ provider: 'stripe', captured: eur(9_999) });
  });

  it('that fail days after Stripe took them are opened for a person by its report', async () => {
    account.captured('fragile', 9_000);
    const { providerRef } = await one('RefundSucceeded', await chosen('pi_fragile'));
    const day = 86_400_000;
    const [from, to] = [-day, day].map((ms) => new Date(Date.now() + ms).toISOString());
    const reconcile = async (): Promise<Record<string, unknown>> => {
      const rows = await provider.report!(from!, to!);
      const report = { provider: 'stripe', from, to, rows };
      const { reportId } = (await remedy.send('POST', '/v1/provider-reports', report)).json();
      return waitFor(
        async () =>
          (await remedy.allOf('ProviderReportReconciled')).find((all) => all.reportId === reportId),
        { description: 'the report to be compared' },
      );
    };
    await reconcile();
    account.failLater(String(providerRef));
    await reconcile();
    const items = await remedy.allOf('ReconciliationItemOpened');
    expect(items.filter((item) => item.providerRef === providerRef)).toMatchObject([
      { kind: 'amount_differs', booked: eur(5_000), reported: eur(0) },
    ]);
  });
});
