import { plusMillis } from '@amends/contracts/instant-order';
import type {
  FigureMailDelivered,
  FigureMailFailed,
  FigureMailFailure,
  FigureReportDefined,
  FigureReportDue,
  FigureWatchWithdrawn,
} from '@amends/contracts/triage-figure-watches';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** watch-<watchId>: none -> active -> withdrawn; each mail is waiting -> delivered | given up. */
export type WatchEvent =
  | { readonly type: 'FigureReportDefined'; readonly data: FigureReportDefined }
  | { readonly type: 'FigureWatchWithdrawn'; readonly data: FigureWatchWithdrawn }
  | { readonly type: 'FigureReportDue'; readonly data: FigureReportDue }
  | { readonly type: 'FigureMailDelivered'; readonly data: FigureMailDelivered }
  | { readonly type: 'FigureMailFailed'; readonly data: FigureMailFailed };

/** What a timer found when it rang; the zone's days are counted by whoever rings. */
export interface DueTime {
  /** The latest instant that was due: one that came late stands for all that were missed. */
  readonly dueAt: string;
  readonly from: string;
  readonly until: string;
  readonly nextDueAt: string;
}

export interface RecordMail {
  readonly type: 'RecordMail';
  readonly letterId: string;
  readonly attempt: number;
  /** Undefined: the server has it. */
  readonly failure?: {
    readonly reason: FigureMailFailure;
    /** Until it is tried again; undefined: it is not. */
    readonly pauseMs: number | undefined;
  };
  readonly now: string;
}

export type WatchCommand =
  | { readonly type: 'DefineReport'; readonly data: FigureReportDefined }
  | { readonly type: 'WithdrawWatch'; readonly by: string; readonly now: string }
  | {
      readonly type: 'SendReport';
      readonly letterId: string;
      /** Of the timer that rang; another one has taken its place, or it has rung before. */
      readonly rangFor: string;
      readonly due: DueTime;
    }
  | RecordMail;

/** A mail that waits for its next attempt. */
export interface WaitingMail {
  readonly attempt: number;
  readonly report: FigureReportDue;
}

export interface FigureWatch {
  readonly status: 'none' | 'active' | 'withdrawn';
  readonly kind?: 'report';
  readonly defined?: FigureReportDefined;
  readonly nextDueAt?: string;
  readonly mails: ReadonlyMap<string, WaitingMail>;
}

const record = (command: RecordMail, { defined, mails }: FigureWatch): Decision<WatchEvent> => {
  const { letterId, attempt, failure, now } = command;
  // A job that ran twice, one that another attempt has overtaken, or of what was withdrawn.
  if (mails.get(letterId)?.attempt !== attempt) return accepted<WatchEvent>();
  const data = { watchId: defined!.watchId, letterId, attempt };
  if (failure === undefined) {
    return accepted<WatchEvent>({
      type: 'FigureMailDelivered',
      data: { ...data, deliveredAt: now },
    });
  }
  const { reason, pauseMs } = failure;
  const next = pauseMs === undefined ? {} : { nextAt: plusMillis(now, pauseMs) };
  return accepted<WatchEvent>({
    type: 'FigureMailFailed',
    data: { ...data, reason, failedAt: now, ...next },
  });
};

const decide = (command: WatchCommand, state: FigureWatch): Decision<WatchEvent> => {
  const { status, defined, nextDueAt } = state;
  switch (command.type) {
    case 'DefineReport':
      if (status !== 'none') return rejected('already_exists');
      return accepted<WatchEvent>({ type: 'FigureReportDefined', data: command.data });
    case 'WithdrawWatch': {
      if (status === 'none') return rejected('not_found');
      if (status === 'withdrawn') return rejected('already_recorded');
      const { by, now: withdrawnAt } = command;
      const data = { watchId: defined!.watchId, by, withdrawnAt };
      return accepted<WatchEvent>({ type: 'FigureWatchWithdrawn', data });
    }
    case 'SendReport': {
      const { letterId, rangFor, due } = command;
      if (status !== 'active' || nextDueAt !== rangFor) return accepted<WatchEvent>();
      const data = { watchId: defined!.watchId, letterId, ...due };
      return accepted<WatchEvent>({ type: 'FigureReportDue', data });
    }
    case 'RecordMail':
      return record(command, state);
  }
};

const without = (mails: FigureWatch['mails'], letterId: string): FigureWatch['mails'] =>
  new Map([...mails].filter(([each]) => each !== letterId));

const afterFailure = (mails: FigureWatch['mails'], failed: FigureMailFailed) => {
  const { letterId, attempt, nextAt } = failed;
  const known = mails.get(letterId);
  if (known === undefined || nextAt === undefined) return without(mails, letterId);
  return new Map(mails).set(letterId, { ...known, attempt: attempt + 1 });
};

const evolve = (state: FigureWatch, event: WatchEvent): FigureWatch => {
  const { mails } = state;
  switch (event.type) {
    case 'FigureReportDefined': {
      const { nextDueAt } = event.data;
      return { ...state, status: 'active', kind: 'report', defined: event.data, nextDueAt };
    }
    case 'FigureWatchWithdrawn':
      return { ...state, status: 'withdrawn', mails: new Map() };
    case 'FigureReportDue': {
      const { letterId, nextDueAt } = event.data;
      const waiting = new Map(mails).set(letterId, { attempt: 1, report: event.data });
      return { ...state, nextDueAt, mails: waiting };
    }
    case 'FigureMailDelivered':
      return { ...state, mails: without(mails, event.data.letterId) };
    case 'FigureMailFailed':
      return { ...state, mails: afterFailure(mails, event.data) };
    default: {
      event satisfies never;
      return state;
    }
  }
};

export const watchDecider: Decider<WatchCommand, FigureWatch, WatchEvent> = {
  initialState: { status: 'none', mails: new Map() },
  evolve,
  decide,
};
