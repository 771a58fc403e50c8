import type { RemedyConflictEnded } from '@amends/contracts/remedy-merging';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type {
  EndConflict,
  HearDuplicate,
  HearMerge,
  HearUnmerge,
  LoseDuplicate,
  RaiseConflict,
  ResolveConflict,
} from './commands.ts';
import { compensates, offersCompensation } from './compensation.ts';
import { concludeWithoutRemedy } from './decide-end.ts';
import { offeredWhereFree } from './decide-offer.ts';
import { conflictWith } from './merging.ts';
import { evolve, type Remedy, type RemedyEvent } from './remedy.ts';

const after = (state: Remedy, events: readonly RemedyEvent[]): Remedy =>
  events.reduce(evolve, state);

/** A remedy that costs something was offered, is carried out, or was given. */
const isLive = ({ status, offer, components }: Remedy): boolean => {
  if (status === 'offered') return offersCompensation(offer!);
  return (status === 'executing' || status === 'resolved') && compensates(components);
};

/** The same, or one is prepared and would be offered next. */
const isLiveOrNext = (state: Remedy): boolean =>
  isLive(state) || (state.status === 'prepared' && offersCompensation(state.menu!));

export const conflictRaised = (
  { menu }: Pick<Remedy, 'menu'>,
  caseId: string,
  otherCaseId: string,
  role: 'primary' | 'duplicate',
  raisedAt: string,
): RemedyEvent => ({
  type: 'RemedyConflictRaised',
  data: {
    caseId,
    ...(menu?.storeId === undefined ? {} : { storeId: menu.storeId }),
    otherCaseId,
    role,
    raisedAt,
  },
});

/** The case is a duplicate from now on. */
export const hearMerge = (command: HearMerge, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, primaryCaseId, at } = command;
  if (state.status === 'imported' || state.merging.mergedInto !== undefined) return accepted();
  return accepted<RemedyEvent>({
    type: 'RemedyMergeHeard',
    data: { caseId, primaryCaseId, isLive: isLive(state), heardAt: at },
  });
};

/** The duplicate stands for itself: what it was not offered meanwhile it is offered now. */
export const hearUnmerge = (command: HearUnmerge, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, now } = command;
  const { mergedInto } = state.merging;
  if (mergedInto === undefined) return accepted();
  const events: RemedyEvent[] = [
    {
      type: 'RemedyUnmergeHeard',
      data: { caseId, primaryCaseId: mergedInto, heardAt: now },
    },
    ...ended(state, caseId, mergedInto, { outcome: 'unmerged' }, now),
  ];
  return accepted(...events, ...offeredWhereFree(after(state, events), command));
};

/** The primary hears that a duplicate of it has a remedy of its own. */
export const hearDuplicate = (command: HearDuplicate, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, duplicateCaseId, at } = command;
  if (state.status === 'imported') return accepted();
  const heard: RemedyEvent = {
    type: 'LiveDuplicateHeard',
    data: { caseId, duplicateCaseId, heardAt: at },
  };
  if (!isLiveOrNext(state)) return accepted(heard);
  return accepted(heard, conflictRaised(state, caseId, duplicateCaseId, 'primary', at));
};

/** The duplicate hears of the conflict that its primary found. */
export const raiseConflict = (command: RaiseConflict, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, otherCaseId, at } = command;
  const isKnown = conflictWith(state.merging, otherCaseId) !== undefined;
  if (isKnown || state.merging.mergedInto !== otherCaseId) return accepted();
  return accepted(conflictRaised(state, caseId, otherCaseId, 'duplicate', at));
};

const ended = (
  state: Remedy,
  caseId: string,
  otherCaseId: string,
  how: Pick<RemedyConflictEnded, 'outcome' | 'by'>,
  endedAt: string,
): RemedyEvent[] =>
  conflictWith(state.merging, otherCaseId) === undefined
    ? []
    : [{ type: 'RemedyConflictEnded', data: { caseId, otherCaseId, ...how, endedAt } }];

/** The duplicate is one no more. */
export const loseDuplicate = (command: LoseDuplicate, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, duplicateCaseId, now } = command;
  if (!state.merging.liveDuplicates.includes(duplicateCaseId)) return accepted();
  const events: RemedyEvent[] = [
    ...ended(state, caseId, duplicateCaseId, { outcome: 'unmerged' }, now),
    { type: 'LiveDuplicateGone', data: { caseId, duplicateCaseId, heardAt: now } },
  ];
  return accepted(...events, ...offeredWhereFree(after(state, events), command));
};

/** Whether the outcome leaves this case without a remedy. */
const isDropped = (role: 'primary' | 'duplicate', outcome: RemedyConflictEnded['outcome']) =>
  (role === 'primary' && outcome === 'duplicate_kept') ||
  (role === 'duplicate' && outcome === 'primary_kept');

const settled = (
  state: Remedy,
  command: Pick<EndConflict, 'caseId' | 'otherCaseId' | 'outcome' | 'by'> &
    Parameters<typeof offeredWhereFree>[1],
): Decision<RemedyEvent> => {
  const { caseId, otherCaseId, outcome, by, now } = command;
  const { role } = conflictWith(state.merging, otherCaseId)!;
  const how = { outcome, ...(by === undefined ? {} : { by }) };
  const events = ended(state, caseId, otherCaseId, how, now);
  const next = after(state, events);
  if (!isDropped(role, outcome)) return accepted(...events, ...offeredWhereFree(next, command));
  // What was begun or given stays: money that moved is not undone by a decision.
  if (next.status !== 'prepared' && next.status !== 'offered') return accepted(...events);
  const end = { type: 'ConcludeWithoutRemedy', caseId, outcome: 'duplicate', now } as const;
  const concluded = concludeWithoutRemedy(end, next);
  return accepted(...events, ...(concluded.accepted ? concluded.events : []));
};

/** A person decides which of the two remedies goes on, or that both do. */
export const resolveConflict = (command: ResolveConflict, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  const { otherCaseId, kept } = command;
  const conflict = conflictWith(state.merging, otherCaseId);
  if (conflict === undefined) return rejected('no_conflict_open');
  const other = conflict.role === 'primary' ? 'duplicate' : 'primary';
  const outcome =
    kept === 'both' ? 'both_kept' : (`${kept === 'this' ? conflict.role : other}_kept` as const);
  const isBegun = state.status === 'executing' || state.status === 'resolved';
  if (isDropped(conflict.role, outcome) && isBegun) return rejected('remedy_already_chosen');
  return settled(state, { ...command, outcome });
};

/** What was decided at the other case holds here too. */
export const endConflict = (command: EndConflict, state: Remedy): Decision<RemedyEvent> =>
  conflictWith(state.merging, command.otherCaseId) === undefined
    ? accepted()
    : settled(state, command);
