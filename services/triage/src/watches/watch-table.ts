import type {
  FigureAlertChecked,
  FigureAlertDefined,
  FigureAlertFired,
  FigureAlertUndecided,
  FigureMailDelivered,
  FigureMailFailed,
  FigureReportDefined,
  FigureReportDue,
  SeenFigure,
  UndecidedReason,
} from '@amends/contracts/triage-figure-watches';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import { type FigureWatch, type WatchEvent, watchDecider } from '../domain/watches/figure-watch.ts';

export const WATCH_WRITER = 'figure_watch';

export const watchStream = (watchId: string): string => `watch-${watchId}`;

/** A watch as its stream tells it. */
export const readWatch = async (
  store: Pick<EventStore, 'load'>,
  watchId: string,
): Promise<FigureWatch> => {
  const { events } = await store.load(watchStream(watchId));
  return fold(watchDecider, events.map(foldable<WatchEvent>));
};

export type WatchKind = 'report' | 'alert';

/** What became of the last mail. */
export interface LastMail {
  readonly state: 'waiting' | 'delivered' | 'given_up';
  readonly attempt: number;
  readonly changedAt: string;
  readonly reason?: string;
  readonly nextAt?: string;
}

interface HowItIs {
  readonly status: 'active' | 'withdrawn';
  readonly nextDueAt: string | null;
  readonly lastDueAt?: string;
  readonly lastMail?: LastMail;
}

export const ALERT_STATES = ['clear', 'fired', 'unknown'] as const;

/** What is read of a report: as it was asked for, and how it is. */
export type ReportView = Omit<FigureReportDefined, 'nextDueAt'> & HowItIs;
export type AlertView = Omit<FigureAlertDefined, 'nextDueAt'> &
  HowItIs & {
    readonly state: (typeof ALERT_STATES)[number];
    /** Why it is unknown, where it was looked at. */
    readonly undecidedBecause: UndecidedReason | null;
    /** The last that there was. */
    readonly lastFigure?: SeenFigure;
  };
export type WatchView = ReportView | AlertView;

interface WatchRow {
  readonly watch_id: string;
  readonly kind?: WatchKind;
  readonly owner_id?: string;
  readonly defined_at?: string;
  /** Some members of a ReportView or an AlertView. */
  readonly view: object;
}

const mailOf = (type: string, data: FigureMailDelivered | FigureMailFailed): LastMail => {
  const { attempt } = data;
  if (type === 'FigureMailDelivered') {
    const { deliveredAt } = data as FigureMailDelivered;
    return { state: 'delivered', attempt, changedAt: deliveredAt };
  }
  const { reason, failedAt, nextAt } = data as FigureMailFailed;
  const state = nextAt === undefined ? 'given_up' : 'waiting';
  return {
    state,
    attempt,
    changedAt: failedAt,
    reason,
    ...(nextAt === undefined ? {} : { nextAt }),
  };
};

const checkOf = (type: string, data: FigureAlertFired | FigureAlertChecked): Partial<AlertView> => {
  const { dueAt: lastDueAt, nextDueAt, figure: lastFigure } = data;
  const looked = { lastDueAt, nextDueAt, lastFigure, undecidedBecause: null };
  if (type === 'FigureAlertChecked') {
    return { ...looked, state: (data as FigureAlertChecked).state };
  }
  const lastMail = { state: 'waiting', attempt: 1, changedAt: lastDueAt } as const;
  return { ...looked, state: type === 'FigureAlertFired' ? 'fired' : 'clear', lastMail };
};

const rowOf = ({ type, data }: NewEvent): WatchRow | undefined => {
  const { watchId: watch_id } = data as { watchId: string };
  switch (type) {
    case 'FigureReportDefined': {
      const defined = data as FigureReportDefined;
      const { ownerId: owner_id, definedAt: defined_at } = defined;
      const view = { ...defined, status: 'active' } as const;
      return { watch_id, kind: 'report', owner_id, defined_at, view };
    }
    case 'FigureAlertDefined': {
      const defined = data as FigureAlertDefined;
      const { ownerId: owner_id, definedAt: defined_at } = defined;
      const unseen = { status: 'active', state: 'unknown', undecidedBecause: null } as const;
      return { watch_id, kind: 'alert', owner_id, defined_at, view: { ...defined, ...unseen } };
    }
    case 'FigureAlertFired':
    case 'FigureAlertCleared':
    case 'FigureAlertChecked':
      return { watch_id, view: checkOf(type, data as FigureAlertChecked) };
    case 'FigureAlertUndecided': {
      const {
        dueAt: lastDueAt,
        nextDueAt,
        reason: undecidedBecause,
      } = data as FigureAlertUndecided;
      return { watch_id, view: { lastDueAt, nextDueAt, undecidedBecause, state: 'unknown' } };
    }
    case 'FigureWatchWithdrawn':
      return { watch_id, view: { status: 'withdrawn', nextDueAt: null } };
    case 'FigureReportDue': {
      const { dueAt: lastDueAt, nextDueAt } = data as FigureReportDue;
      const lastMail = { state: 'waiting', attempt: 1, changedAt: lastDueAt } as const;
      return { watch_id, view: { lastDueAt, nextDueAt, lastMail } };
    }
    case 'FigureMailDelivered':
    case 'FigureMailFailed':
      return { watch_id, view: { lastMail: mailOf(type, data as FigureMailFailed) } };
    default:
      return undefined;
  }
};

/** Rows of the table of watches that just-decided events cause. */
export const watchRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = rowOf(event);
    return row === undefined ? [] : [{ writer: WATCH_WRITER, row }];
  });

/** The events of one watch as one row: a batch may hold several, and the later ones win. */
const merged = (rows: readonly WatchRow[]): WatchRow[] => [
  ...rows
    .reduce((known, row) => {
      const before = known.get(row.watch_id);
      const view = { ...before?.view, ...row.view };
      return known.set(row.watch_id, { ...before, ...row, view });
    }, new Map<string, WatchRow>())
    .values(),
];

// Who is not known yet is always defined first; a later event says only what has changed.
export const writeWatches: CompanionWriter = async (client, rows) => {
  await client.query(
    `with patch as (
      select * from jsonb_to_recordset($1::jsonb) as r(watch_id uuid, kind text, owner_id text,
        defined_at timestamptz, view jsonb)),
    changed as (
      update figure_watch w set view = w.view || p.view
      from patch p where w.watch_id = p.watch_id returning w.watch_id)
    insert into figure_watch (watch_id, kind, owner_id, defined_at, view)
    select watch_id, kind, owner_id, defined_at, view from patch p
    where kind is not null
      and not exists (select from changed where changed.watch_id = p.watch_id)`,
    [JSON.stringify(merged(rows as readonly WatchRow[]))],
  );
};

const LIST = `
  select view from figure_watch
  where kind = $1 and ($2::text is null or owner_id = $2)
    and ($3::timestamptz is null or (defined_at, watch_id) < ($3, $4::uuid))
  order by defined_at desc, watch_id desc limit $5`;

/** Watches of a kind, those defined last first. */
export const listWatches = async (
  pool: Pick<Pool, 'query'>,
  asked: {
    readonly kind: WatchKind;
    /** Null: everybody's. */
    readonly ownerId: string | null;
    readonly after: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<WatchView[]> => {
  const { kind, ownerId, after, limit } = asked;
  const values = [kind, ownerId, after?.at ?? null, after?.id ?? null, limit];
  return (await pool.query<{ view: WatchView }>(LIST, values)).rows.map(({ view }) => view);
};
