import type { FollowUpAnswered, SatisfactionImported } from '@amends/contracts/follow-up';
import type { CaseAcknowledged } from '@amends/contracts/intake';
import type { CustomerMessageReceived, ReplySent } from '@amends/contracts/intake-conversation';
import type { IncidentLinkedToCase } from '@amends/contracts/intake-incidents';
import type {
  DelayExplained,
  InteractionRecorded,
  ProgressUpdateSent,
  PromiseBroken,
} from '@amends/contracts/remedy-talk';
import type { TargetsSet } from '@amends/contracts/triage';
import type { WaitingEnded, WaitingStarted } from '@amends/contracts/triage-clocks';
import { type CaseHandlers, once, withValues } from '@amends/projections/case-fold';
import type { FactRow } from '@amends/projections/types';
import { calendarKey } from './calendars.ts';

/** The case waited for the customer: [from, until or null]. */
export type Wait = readonly [string, string | null];

/** [when, kind]: the customer wrote, a person replied, or a conversation was recorded. */
export type Contact = readonly [string, 'message' | 'reply' | 'interaction'];

/** A promised time that was not kept: [promise and time, when it came out, explained before]. */
export type Delay = readonly [string, string, boolean];

/** [when, whether the customer was satisfied]. */
export type Satisfaction = readonly [string, boolean];

/** From 4 of 5 on a customer counts as satisfied. */
const SATISFIED_FROM = 4;

/** What is known of the contacts of a case; spread into its table. */
export const contactColumns = {
  /** calendarKey of the version its targets count in. */
  calendar: 'text',
  /** Lists of Wait, Contact, Delay. */
  waits: 'jsonb',
  contacts: 'jsonb',
  delays: 'jsonb',
  /** First word of a person, or of a message the customer agreed to. */
  informed_at: 'timestamptz',
  /** Linked with an incident that hit many. */
  incident_at: 'timestamptz',
  /** List of Satisfaction: a later answer supersedes. */
  satisfactions: 'jsonb',
} as const;

const listOf = <Item>(row: FactRow, column: string): readonly Item[] =>
  (row[column] as Item[] | null | undefined) ?? [];

const withItem = <Item>(row: FactRow, column: string, item: Item): FactRow =>
  withValues(row, { [column]: [...listOf<Item>(row, column), item] });

const withContact = (row: FactRow, at: string, kind: Contact[1]): FactRow =>
  withItem<Contact>(row, 'contacts', [at, kind]);

/** News may be heard of in another order than it was told in. */
const informed = (row: FactRow, at: string): FactRow => {
  const known = row.informed_at as string | null | undefined;
  if (known !== null && known !== undefined && Date.parse(known) <= Date.parse(at)) return row;
  return withValues(row, { informed_at: at });
};

const waitEnded = (row: FactRow, { waitingFor, endedAt }: WaitingEnded): FactRow => {
  const waits = listOf<Wait>(row, 'waits');
  const open = waits.findLastIndex(([, until]) => until === null);
  if (waitingFor !== 'customer' || open === -1) return row;
  const closed = waits.map((wait, at): Wait => (at === open ? [wait[0], endedAt] : wait));
  return withValues(row, { waits: closed });
};

/** One promised time is late once: explained before it passed, or not. */
const delayed = (row: FactRow, key: string, at: string, inTime: boolean): FactRow =>
  listOf<Delay>(row, 'delays').some(([known]) => known === key)
    ? row
    : withItem<Delay>(row, 'delays', [key, at, inTime]);

const satisfied = (row: FactRow, isSatisfied: boolean, at: string): FactRow =>
  withItem<Satisfaction>(row, 'satisfactions', [at, isSatisfied]);

const replied = (row: FactRow, data: ReplySent): FactRow => {
  if (!data.public || data.by === 'system') return row;
  const told = informed(row, data.sentAt);
  return data.by === 'person' ? withContact(told, data.sentAt, 'reply') : told;
};

export const contactHandlers: CaseHandlers = {
  TargetsSet: (row, { calendarId, calendarVersion }: TargetsSet) =>
    withValues(row, { calendar: calendarKey(calendarId, calendarVersion) }),
  WaitingStarted: (row, { waitingFor, startedAt }: WaitingStarted) =>
    waitingFor === 'customer' ? withItem<Wait>(row, 'waits', [startedAt, null]) : row,
  WaitingEnded: waitEnded,
  CaseAcknowledged: (row, data: CaseAcknowledged) => informed(row, data.acknowledgedAt),
  ReplySent: replied,
  ProgressUpdateSent: (row, data: ProgressUpdateSent) => informed(row, data.sentAt),
  DelayExplained: (row, { promiseId, due, inTime, explainedAt }: DelayExplained) =>
    delayed(informed(row, explainedAt), `${promiseId} ${due}`, explainedAt, inTime),
  PromiseBroken: (row, { promiseId, due, brokenAt }: PromiseBroken) =>
    delayed(row, `${promiseId} ${due}`, brokenAt, false),
  CustomerMessageReceived: (row, data: CustomerMessageReceived) =>
    withContact(row, data.receivedAt, 'message'),
  InteractionRecorded: (row, data: InteractionRecorded) =>
    withContact(row, data.recordedAt, 'interaction'),
  IncidentLinkedToCase: (row, data: IncidentLinkedToCase) =>
    withValues(row, { incident_at: once(row, 'incident_at', data.linkedAt) }),
  FollowUpAnswered: (row, { satisfaction, answeredAt }: FollowUpAnswered) =>
    satisfaction === undefined ? row : satisfied(row, satisfaction >= SATISFIED_FROM, answeredAt),
  SatisfactionImported: (row, data: SatisfactionImported) =>
    satisfied(row, data.satisfied, data.recordedAt),
};
