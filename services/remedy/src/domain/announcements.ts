import { isAfter } from '@amends/contracts/instant-order';
import type {
  AnnouncementDelivered,
  ExplanationBroadcast,
  ProcessChangeAnnounced,
} from '@amends/contracts/remedy-notices';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * The stream announcements-<incidentId>: what all customers of an incident are told, version after
 * version. The last explanation is the one that counts; each change is told for itself.
 */
export type AnnouncementEvent =
  | { readonly type: 'ExplanationBroadcast'; readonly data: ExplanationBroadcast }
  | { readonly type: 'ProcessChangeAnnounced'; readonly data: ProcessChangeAnnounced }
  | { readonly type: 'AnnouncementDelivered'; readonly data: AnnouncementDelivered };

export interface Announcements {
  readonly storeId?: string;
  readonly explanations: readonly ExplanationBroadcast[];
  readonly changes: readonly ProcessChangeAnnounced[];
  readonly delivered: readonly AnnouncementDelivered[];
}

type Said<Data> = Omit<Data, 'version'>;

export type AnnouncementCommand =
  | { readonly type: 'BroadcastExplanation'; readonly data: Said<ExplanationBroadcast> }
  /** From the signals: what was expected has come. */
  | { readonly type: 'ExplainEnd'; readonly endedAt: string; readonly now: string }
  | { readonly type: 'AnnounceProcessChange'; readonly data: Said<ProcessChangeAnnounced> }
  | { readonly type: 'NoteDelivery'; readonly data: Omit<AnnouncementDelivered, 'storeId'> };

type Decided = Decision<AnnouncementEvent>;

const evolve = (state: Announcements, event: AnnouncementEvent): Announcements => {
  const { storeId } = event.data;
  switch (event.type) {
    case 'ExplanationBroadcast':
      return { ...state, storeId, explanations: [...state.explanations, event.data] };
    case 'ProcessChangeAnnounced':
      return { ...state, storeId, changes: [...state.changes, event.data] };
    case 'AnnouncementDelivered':
      return { ...state, delivered: [...state.delivered, event.data] };
    default: {
      event satisfies never;
      return state;
    }
  }
};

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === other ||
  (one !== undefined && other !== undefined && !isAfter(one, other) && !isAfter(other, one));

const broadcast = (data: Said<ExplanationBroadcast>, { explanations }: Announcements): Decided => {
  const last = explanations.at(-1);
  const isKnown =
    last !== undefined &&
    last.reason === data.reason &&
    isSame(last.expectedEnd, data.expectedEnd) &&
    isSame(last.endedAt, data.endedAt);
  // Nobody is told the same twice.
  if (isKnown) return rejected('already_recorded');
  return accepted<AnnouncementEvent>({
    type: 'ExplanationBroadcast',
    data: { ...data, version: explanations.length + 1 },
  });
};

const explainEnd = (endedAt: string, now: string, state: Announcements): Decided => {
  const last = state.explanations.at(-1);
  if (last === undefined || last.endedAt !== undefined) return accepted();
  const { expectedEnd: _over, version: _old, ...same } = last;
  return broadcast({ ...same, endedAt, by: 'system_remedy', broadcastAt: now }, state);
};

const delivered = (
  data: Omit<AnnouncementDelivered, 'storeId'>,
  { storeId, delivered: before }: Announcements,
): Decided => {
  const isNoted = before.some((one) => one.what === data.what && one.version === data.version);
  if (isNoted || storeId === undefined) return accepted();
  return accepted<AnnouncementEvent>({ type: 'AnnouncementDelivered', data: { ...data, storeId } });
};

const decide = (command: AnnouncementCommand, state: Announcements): Decided => {
  switch (command.type) {
    case 'BroadcastExplanation':
      return broadcast(command.data, state);
    case 'ExplainEnd':
      return explainEnd(command.endedAt, command.now, state);
    case 'AnnounceProcessChange': {
      const data = { ...command.data, version: state.changes.length + 1 };
      return accepted<AnnouncementEvent>({ type: 'ProcessChangeAnnounced', data });
    }
    case 'NoteDelivery':
      return delivered(command.data, state);
  }
};

export const announcementDecider: Decider<AnnouncementCommand, Announcements, AnnouncementEvent> = {
  initialState: { explanations: [], changes: [], delivered: [] },
  evolve,
  decide,
};
