import { codeOf } from './vendor-values.ts';

/**
 * Vendors' reasons of a dispute as ours. Any other reason keeps its own words in vendorCode and
 * leaves the failure unclassified.
 */
const REASONS: Readonly<Record<string, string>> = {
  not_received: 'not_received',
  product_not_received: 'not_received',
  not_as_described: 'not_as_described',
  product_unacceptable: 'not_as_described',
  duplicate: 'duplicate',
  amount_differs: 'amount_differs',
  incorrect_amount: 'amount_differs',
};

export const disputeReason = (reason: string | null | undefined): string | undefined => {
  const code = codeOf(reason);
  return code !== undefined && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
};
