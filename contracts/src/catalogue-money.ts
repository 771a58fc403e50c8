import { entry } from './catalogue-entry.ts';
import * as vouchers from './remedy-vouchers.ts';

/** Rows of the catalogue about money that remedy moves, besides refunds. */
export const MONEY_ROWS = {
  VoucherIssued: entry(
    'remedy',
    vouchers.VoucherIssuedV1,
    'the firm owes its amount; how often money was given in this form',
  ),
  VoucherCodeShown: entry('remedy', vouchers.VoucherCodeShownV1, 'audit of a secret'),
  VoucherRedeemed: entry(
    'remedy',
    vouchers.VoucherRedeemedV1,
    'spent, in whole or in part; spend on vouchers is no retained spend',
  ),
  VoucherVoided: entry('remedy', vouchers.VoucherVoidedV1, 'a person took the rest back'),
  VoucherExpired: entry('remedy', vouchers.VoucherExpiredV1, 'the rest was never claimed'),
};
