/** One event of a case, before anything personal or confidential was left out. */
export interface HistoryEvent {
  readonly eventId: string;
  readonly type: string;
  readonly service: string;
  readonly happenedAt: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A case with all of its events, by when they happened. */
export interface CaseHistory {
  readonly caseId: string;
  readonly reportedAt: string;
  readonly channel: string | null;
  readonly complaintCode: string | null;
  readonly events: readonly HistoryEvent[];
}

/**
 * What kind of actor it was; never who. An event names its actor by an opaque id, which does not
 * tell a person from a device or a client of the shop: those are callers.
 */
export const actorKind = (actor: string): 'system' | 'source' | 'caller' => {
  if (actor.startsWith('system_')) return 'system';
  return actor.startsWith('source_') ? 'source' : 'caller';
};

/** The attributes of a case that are known, all of them codes. */
export const caseAttributes = ({
  channel,
  complaintCode,
}: CaseHistory): readonly (readonly [string, string])[] =>
  Object.entries({ channel, complaintCode }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
