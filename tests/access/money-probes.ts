import { names, object, type Probe } from './probe.ts';
import { voucherBody } from './money-things.ts';

/** Operations on money that remedy moves besides refunds. */
export const moneyProbes: Readonly<Record<string, Probe>> = {
  'POST /remedy/v1/vouchers': names(voucherBody),
  'GET /remedy/v1/vouchers/{voucherId}': object(({ money: { voucher } }) => ({ ids: [voucher] })),
  'POST /remedy/v1/vouchers/{voucherId}/codes': object(({ money: { voucher } }) => ({
    ids: [voucher],
    body: {},
  })),
  'POST /remedy/v1/vouchers/{voucherId}/code-replacements': object(({ money: { voucher } }) => ({
    ids: [voucher],
    body: {},
  })),
  'POST /remedy/v1/vouchers/{voucherId}/voidings': object(({ money: { voidable } }) => ({
    ids: [voidable],
    body: { reason: 'customer_request' },
  })),
  // Nobody has this code: what a right one tells belongs to whoever has it, whatever the store.
  'POST /remedy/v1/voucher-lookups': {
    about: 'open',
    status: 422,
    request: () => ({ body: { code: '00000-00000-00000-00000' } }),
  },
  'POST /remedy/v1/voucher-redemptions': names((storeId, { money: { code } }) => ({
    code,
    storeId,
    amount: { amount: 1, currency: 'EUR' },
  })),
};
