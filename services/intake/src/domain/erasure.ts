import type { CaseTextsErased, CustomerErased } from '@amends/contracts/intake-personal-data';
import { accepted, type Decider } from '@amends/decider/decider';

export type ErasureEvent =
  | { readonly type: 'CustomerErased'; readonly data: CustomerErased }
  | { readonly type: 'CaseTextsErased'; readonly data: CaseTextsErased };

export type ErasureCommand =
  | { readonly type: 'EraseCustomer'; readonly data: CustomerErased }
  | { readonly type: 'EraseCaseTexts'; readonly data: CaseTextsErased };

/**
 * Erasure asks no state: whoever may order it may order it again, and the command id, which is made
 * from the erased id, keeps the event to one.
 */
export const erasureDecider: Decider<ErasureCommand, null, ErasureEvent> = {
  initialState: null,
  evolve: (state) => state,
  decide: ({ type, data }) =>
    accepted(
      type === 'EraseCustomer'
        ? { type: 'CustomerErased', data }
        : { type: 'CaseTextsErased', data },
    ),
};
