import type { Client } from '@amends/client/open-client';
import { OWN_STORE } from './people.ts';

/** Vouchers of the own store, each for one thing that is done to it. */
export interface MoneyThings {
  readonly voucher: string;
  readonly voidable: string;
  readonly spendable: string;
  readonly code: string;
}

export const voucherBody = (storeId: string) => ({
  storeId,
  amount: { amount: 900, currency: 'EUR' },
  kind: 'goodwill',
  reason: 'desk_amends',
});

const issue = async (client: Client): Promise<string> =>
  (await client.post<{ voucherId: string }>('/remedy/v1/vouchers', voucherBody(OWN_STORE))).body
    .voucherId;

export const makeMoney = async (client: Client): Promise<MoneyThings> => {
  const [voucher, voidable, spendable] = [
    await issue(client),
    await issue(client),
    await issue(client),
  ];
  const path = `/remedy/v1/vouchers/${spendable}/codes`;
  const { code } = (await client.post<{ code: string }>(path, {})).body;
  return { voucher, voidable, spendable, code };
};
