import { entry } from './catalogue-entry.ts';
import * as execution from './remedy-execution.ts';
import * as fulfilment from './remedy-fulfilment.ts';
import * as reconciliation from './remedy-reconciliation.ts';
import * as vouchers from './remedy-vouchers.ts';

/** Rows of the catalogue about money that remedy moves, and what others do, besides refunds. */
export const MONEY_ROWS = {
  FulfilmentOrdered: entry(
    'remedy',
    fulfilment.FulfilmentOrderedV1,
    'committed before another system is asked to do the step',
  ),
  FulfilmentFailed: entry(
    'remedy',
    fulfilment.FulfilmentFailedV1,
    'the other system refused, or a person must look',
  ),
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
  ProviderReportReceived: entry(
    'remedy',
    reconciliation.ProviderReportReceivedV1,
    "a payment provider's report was taken in",
  ),
  ProviderReportReconciled: entry(
    'remedy',
    reconciliation.ProviderReportReconciledV1,
    'how much of it is the same in both books',
  ),
  ReconciliationItemOpened: entry(
    'remedy',
    reconciliation.ReconciliationItemOpenedV1,
    'a difference that a person has to look at',
  ),
  ReconciliationItemResolved: entry(
    'remedy',
    reconciliation.ReconciliationItemResolvedV1,
    'what became of it',
  ),
  ExecutionStopped: entry(
    'remedy',
    execution.ExecutionStoppedV1,
    'no refund and no voucher goes out; by whom, the envelope says',
  ),
  ExecutionResumed: entry('remedy', execution.ExecutionResumedV1, 'what waited goes on'),
  ExecutionLimitSet: entry(
    'remedy',
    execution.ExecutionLimitSetV1,
    'how much goes out in an hour before execution stops by itself',
  ),
};
