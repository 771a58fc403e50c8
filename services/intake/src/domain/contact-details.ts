import type { ContactDetailsChanged } from '@amends/contracts/intake-contact';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

export type ContactEvent = {
  readonly type: 'ContactDetailsChanged';
  readonly data: ContactDetailsChanged;
};

export type ChangeContactDetails = {
  readonly type: 'ChangeContactDetails';
  readonly data: ContactDetailsChanged;
};

/** Whoever is wrongly recorded may be put right, also after the case was withdrawn or merged. */
export const changeContactDetails = (
  { data }: ChangeContactDetails,
  state: Failure,
): Decision<ContactEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  return accepted({ type: 'ContactDetailsChanged', data });
};
