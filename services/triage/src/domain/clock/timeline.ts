import { isAfter, laterOf } from '@amends/contracts/instant-order';
import type {
  ClockFact,
  ClockTrigger,
  StatusCategory,
  WaitingParty,
} from '@amends/contracts/clock-vocabulary';

/** Something that happened to the case, whenever triage heard of it. */
export interface CaseFact {
  readonly fact: ClockFact;
  readonly at: string;
}

/** Everything that happened at one instant, and the category the case has from then on. */
export interface Moment {
  readonly at: string;
  readonly facts: ReadonlySet<ClockFact>;
  readonly triggers: ReadonlySet<ClockTrigger>;
  readonly category: StatusCategory;
  /** The waiting mark from then on. */
  readonly waitingFor?: WaitingParty | undefined;
}

/** Status of the case while its facts are read in order. */
interface Status {
  readonly lifecycle: 'new' | 'open' | 'resolved' | 'closed';
  readonly hasOpenOffer: boolean;
  readonly waitingFor?: WaitingParty | undefined;
}

const isUnresolved = ({ lifecycle }: Status): boolean =>
  lifecycle === 'new' || lifecycle === 'open';

const ended = (lifecycle: Status['lifecycle']): Status => ({ lifecycle, hasOpenOffer: false });

const waiting = (status: Status, waitingFor: Status['waitingFor']): Status =>
  isUnresolved(status) ? { ...status, waitingFor } : status;

const opened = (status: Status): Status =>
  status.lifecycle === 'new' ? { ...status, lifecycle: 'open' } : status;

const after = (status: Status, fact: ClockFact): Status => {
  switch (fact) {
    case 'reported':
      return status;
    case 'triaged':
    case 'acknowledged':
    case 'public_reply':
    case 'remedy_step':
      return opened(status);
    case 'double_deviation':
      return status;
    case 'customer_message':
      return status.waitingFor === 'customer' ? waiting(status, undefined) : status;
    case 'offer_made':
      return isUnresolved(status) ? { ...opened(status), hasOpenOffer: true } : status;
    case 'offer_ended':
      return { ...status, hasOpenOffer: false };
    case 'waiting_for_customer':
      return waiting(status, 'customer');
    case 'waiting_for_third_party':
      return waiting(status, 'third_party');
    case 'waiting_ended':
      return waiting(status, undefined);
    case 'resolved':
    case 'resolved_automatically':
      return ended('resolved');
    case 'reopened':
      return ended('open');
    case 'closed':
    case 'withdrawn':
    case 'merged':
      return ended('closed');
    case 'unmerged':
      return status;
    default:
      fact satisfies never;
      return status;
  }
};

const categoryOf = (status: Status): StatusCategory => {
  if (!isUnresolved(status)) return status.lifecycle;
  if (status.waitingFor === 'customer') return 'waiting_customer';
  if (status.waitingFor === 'third_party') return 'waiting_third_party';
  return status.hasOpenOffer ? 'waiting_customer' : status.lifecycle;
};

/** In one instant what ends comes first if it lasts already, else what begins: order of arrival
 * must not matter (a mark set and lifted at once marks nothing). */
const BEGINNINGS: ReadonlySet<ClockFact> = new Set([
  'offer_made',
  'waiting_for_customer',
  'waiting_for_third_party',
  'resolved',
  'resolved_automatically',
]);
const lasts = (status: Status, fact: ClockFact): boolean => {
  if (fact === 'offer_ended') return status.hasOpenOffer;
  if (fact === 'waiting_ended') return status.waitingFor !== undefined;
  return fact === 'reopened' && !isUnresolved(status);
};
const ENDINGS: ReadonlySet<ClockFact> = new Set(['offer_ended', 'waiting_ended', 'reopened']);

const inOrder = (status: Status, facts: readonly ClockFact[]): readonly ClockFact[] => {
  const rank = (fact: ClockFact): number => {
    if (ENDINGS.has(fact)) return lasts(status, fact) ? 0 : 2;
    return BEGINNINGS.has(fact) ? 1 : fact === 'closed' || fact === 'withdrawn' ? 3 : 0;
  };
  return facts.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
};

/** A merge that was undone never happened (DUP-03); the last one alone may still hold. */
const withoutUndoneMerges = (facts: readonly CaseFact[]): readonly CaseFact[] => {
  const undone = facts.filter(({ fact }) => fact === 'unmerged');
  const last = undone.reduce<string | undefined>(
    (latest, { at }) => (latest === undefined ? at : laterOf(latest, at)),
    undefined,
  );
  return facts.filter(
    ({ fact, at }) =>
      fact !== 'unmerged' && !(fact === 'merged' && last !== undefined && !isAfter(at, last)),
  );
};

const byInstant = (facts: readonly CaseFact[]): readonly (readonly CaseFact[])[] => {
  const sorted = facts.toSorted((a, b) => (isAfter(a.at, b.at) ? 1 : isAfter(b.at, a.at) ? -1 : 0));
  // The report comes before whatever else is told of its instant: clocks start before they stop.
  const groups: CaseFact[][] = [sorted.filter(({ fact }) => fact === 'reported')];
  for (const fact of sorted.filter((one) => one.fact !== 'reported')) {
    const group = groups.at(-1)!;
    if (groups.length > 1 && !isAfter(fact.at, group[0]!.at)) group.push(fact);
    else groups.push([fact]);
  }
  return groups;
};

const PLAIN: ReadonlySet<string> = new Set<ClockTrigger>([
  'reported',
  'acknowledged',
  'customer_message',
  'public_reply',
  'remedy_step',
  'offer_made',
  'offer_ended',
  'double_deviation',
  'resolved',
  'reopened',
  'closed',
  'withdrawn',
  'merged',
]);

/** What the conditions may wait for, with what follows from the moments before. */
const triggerReader = (repliesNeeded: number) => {
  let replies = 0;
  let isUnanswered = false;
  return (facts: ReadonlySet<ClockFact>): ReadonlySet<ClockTrigger> => {
    const triggers = new Set([...facts].filter((fact) => PLAIN.has(fact)) as ClockTrigger[]);
    if (facts.has('public_reply')) {
      replies += 1;
      if (replies >= repliesNeeded) triggers.add('response');
    }
    if (facts.has('reopened') && isUnanswered) triggers.add('reopened_unanswered');
    if (facts.has('resolved')) isUnanswered = false;
    if (facts.has('resolved_automatically')) {
      triggers.add('resolved');
      isUnanswered = replies === 0;
      if (isUnanswered) triggers.add('automatic_resolution');
    }
    return triggers;
  };
};

export interface TimelineInput {
  readonly facts: readonly CaseFact[];
  /** An employee's own first reply opens the conversation and answers nobody. */
  readonly isOpenedByEmployee: boolean;
}

/**
 * The moments of a case, oldest first, whatever order its facts came in. Nothing happens to a case
 * before it is reported: what says so (a clock that goes wrong) counts as happening then.
 */
export const timelineOf = ({ facts, isOpenedByEmployee }: TimelineInput): readonly Moment[] => {
  const start = facts.find(({ fact }) => fact === 'reported')?.at;
  if (start === undefined) return [];
  const known = withoutUndoneMerges(facts).map(({ fact, at }) => ({
    fact,
    at: laterOf(start, at),
  }));
  const triggersOf = triggerReader(isOpenedByEmployee ? 2 : 1);
  let status: Status = { lifecycle: 'new', hasOpenOffer: false };
  return byInstant(known).map((group) => {
    const names = new Set(group.map(({ fact }) => fact));
    for (const fact of inOrder(status, [...names])) status = after(status, fact);
    return {
      // One of several spellings of the instant, the same one whichever came first.
      at: group.map(({ at }) => at).toSorted()[0]!,
      facts: names,
      triggers: triggersOf(names),
      category: categoryOf(status),
      waitingFor: status.waitingFor,
    };
  });
};
