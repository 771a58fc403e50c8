import type { PaymentProvider, RefundAnswer, RefundRequest } from './payment-provider.ts';

/** What goes wrong with one call, over a provider whose books are its own. */
export type ProviderFault =
  /** No answer, and nothing done. */
  | 'away'
  /** Done, and no answer. */
  | 'silent_after'
  /** Done, and whoever asked is killed before the answer is used. */
  | 'crash_after'
  /** Done, and another amount is told. */
  | 'other_amount'
  /** Done twice, and told once. */
  | 'twice'
  /** Not done, and told as done. */
  | 'yes_undone'
  /** Done, and told as refused. */
  | 'no_after';

const UNKNOWN: RefundAnswer = { outcome: 'unknown' };

const told = (answer: RefundAnswer, fault: ProviderFault | undefined): RefundAnswer => {
  if (fault === 'silent_after') return UNKNOWN;
  if (fault === 'crash_after') throw new Error('killed after the call');
  if (fault === 'no_after') return { outcome: 'failed', reason: 'declined' };
  if (fault !== 'other_amount' || answer.outcome !== 'succeeded') return answer;
  return { ...answer, amount: { ...answer.amount, amount: answer.amount.amount - 1 } };
};

/** The provider with the faults it is given: of each refund, and of each question. */
export const withFaults = (
  provider: PaymentProvider,
  faults: {
    readonly ofRefund: (request: RefundRequest) => ProviderFault | undefined;
    readonly isSilent: (request: RefundRequest) => boolean;
  },
): PaymentProvider => ({
  ...provider,
  refund: async (request) => {
    const fault = faults.ofRefund(request);
    if (fault === 'away') return UNKNOWN;
    const { key, amount } = request;
    if (fault === 'yes_undone')
      return { outcome: 'succeeded', providerRef: `never-${key}`, amount };
    const answer = await provider.refund(request);
    if (fault === 'twice') await provider.refund({ ...request, key: `${key}x` });
    return told(answer, fault);
  },
  find: async (request) => (faults.isSilent(request) ? UNKNOWN : provider.find(request)),
});
