import { plusMillis } from '@amends/contracts/instant-order';
import type {
  FigureAlertChecked,
  FigureAlertCleared,
  FigureAlertDefined,
  FigureAlertFired,
  FigureAlertUndecided,
  FigureMailDelivered,
  FigureMailFailed,
  FigureMailFailure,
  FigureReportDefined,
  FigureReportDue,
  FigureWatchWithdrawn,
  SeenFigure,
  UndecidedReason,
} from '@amends/contracts/triage-figure-watches';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import { crossing } from './alert-crossing.ts';

/**
 * watch-<watchId>: none -> active -> withdrawn; each mail is waiting -> delivered | given up. An
 * alert is clear <-> fired as the last figure that there was decided; while there is none it is
 * unknown, which takes nothing back.
 */
export type WatchEvent =
  | { readonly type: 'FigureReportDefined'; readonly data: FigureReportDefined }
  | { readonly type: 'FigureAlertDefined'; readonly data: FigureAlertDefined }
  | { readonly type: 'FigureWatchWithdrawn'; readonly data: FigureWatchWithdrawn }
  | { readonly type: 'FigureReportDue'; readonly data: FigureReportDue }
  | { readonly type: 'FigureAlertFired'; readonly data: FigureAlertFired }
  | { readonly type: 'FigureAlertCleared'; readonly data: FigureAlertCleared }
  | { readonly type: 'FigureAlertChecked'; readonly data: FigureAlertChecked }
  | { readonly type: 'FigureAlertUndecided'; readonly data: FigureAlertUndecided }
  | { readonly type: 'FigureMailDelivered'; readonly data: FigureMailDelivered }
  | { readonly type: 'FigureMailFailed'; readonly data: FigureMailFailed };

/** What a timer found when it rang; the zone's days are counted by whoever rings. */
export interface DueTime {
  /** The latest instant that was due: one that came late stands for all that were missed. */
  readonly dueAt: string;
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

/** Of a timer that rang. */
interface Rung {
  /** Of which mail, should there be one. */
  readonly letterId: string;
  /** Another timer has taken its place, or it has rung before, where it is not the next one. */
  readonly rangFor: string;
}

export type WatchCommand =
  | { readonly type: 'DefineReport'; readonly data: FigureReportDefined }
  | { readonly type: 'DefineAlert'; readonly data: FigureAlertDefined }
  | { readonly type: 'WithdrawWatch'; readonly by: string; readonly now: string }
  | (Rung & {
      readonly type: 'SendReport';
      readonly due: DueTime & { readonly from: string; readonly until: string };
    })
  | (Rung & {
      readonly type: 'CheckAlert';
      readonly due: DueTime;
      readonly seen: { readonly figure: SeenFigure } | { readonly reason: UndecidedReason };
    })
  | RecordMail;

type CheckAlert = Extract<WatchCommand, { type: 'CheckAlert' }>;

/** What a mail says. */
export type MailContent =
  | { readonly kind: 'report'; readonly report: FigureReportDue }
  | { readonly kind: 'fired' | 'cleared'; readonly alert: FigureAlertFired };

/** A mail that waits for its next attempt. */
export interface WaitingMail {
  readonly attempt: number;
  readonly content: MailContent;
}

export type DefinedWatch =
  | { readonly kind: 'report'; readonly terms: FigureReportDefined }
  | { readonly kind: 'alert'; readonly terms: FigureAlertDefined };

export interface FigureWatch {
  readonly status: 'none' | 'active' | 'withdrawn';
  readonly defined?: DefinedWatch;
  readonly nextDueAt?: string;
  /** As the last figure that there was decided. */
  readonly isFired: boolean;
  readonly mails: ReadonlyMap<string, WaitingMail>;
}

const watchIdOf = ({ defined }: FigureWatch): string => defined!.terms.watchId;

const record = (command: RecordMail, state: FigureWatch): Decision<WatchEvent> => {
  const { letterId, attempt, failure, now } = command;
  // A job that ran twice, one that another attempt has overtaken, or of what was withdrawn.
  if (state.mails.get(letterId)?.attempt !== attempt) return accepted<WatchEvent>();
  const data = { watchId: watchIdOf(state), letterId, attempt };
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

const check = ({ letterId, due, seen }: CheckAlert, state: FigureWatch): WatchEvent => {
  const { defined, isFired } = state;
  const data = { watchId: watchIdOf(state), ...due };
  if ('reason' in seen) {
    return { type: 'FigureAlertUndecided', data: { ...data, reason: seen.reason } };
  }
  const { figure } = seen;
  const what = crossing(defined!.terms as FigureAlertDefined, isFired, figure.measured);
  if (what === 'stays') {
    const now = isFired ? 'fired' : 'clear';
    return { type: 'FigureAlertChecked', data: { ...data, state: now, figure } };
  }
  const type = what === 'fires' ? 'FigureAlertFired' : 'FigureAlertCleared';
  return { type, data: { ...data, letterId, figure } };
};

const withdraw = (by: string, withdrawnAt: string, state: FigureWatch): Decision<WatchEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'withdrawn') return rejected('already_recorded');
  const data = { watchId: watchIdOf(state), by, withdrawnAt };
  return accepted<WatchEvent>({ type: 'FigureWatchWithdrawn', data });
};

const decide = (command: WatchCommand, state: FigureWatch): Decision<WatchEvent> => {
  switch (command.type) {
    case 'DefineReport':
      if (state.status !== 'none') return rejected('already_exists');
      return accepted<WatchEvent>({ type: 'FigureReportDefined', data: command.data });
    case 'DefineAlert':
      if (state.status !== 'none') return rejected('already_exists');
      return accepted<WatchEvent>({ type: 'FigureAlertDefined', data: command.data });
    case 'WithdrawWatch':
      return withdraw(command.by, command.now, state);
    case 'SendReport': {
      if (state.status !== 'active' || state.nextDueAt !== command.rangFor) return accepted();
      const data = { watchId: watchIdOf(state), letterId: command.letterId, ...command.due };
      return accepted<WatchEvent>({ type: 'FigureReportDue', data });
    }
    case 'CheckAlert':
      if (state.status !== 'active' || state.nextDueAt !== command.rangFor) return accepted();
      return accepted<WatchEvent>(check(command, state));
    case 'RecordMail':
      return record(command, state);
  }
};

type Mails = FigureWatch['mails'];

const waiting = (mails: Mails, letterId: string, content: MailContent): Mails =>
  new Map(mails).set(letterId, { attempt: 1, content });

const without = (mails: Mails, letterId: string): Mails =>
  new Map([...mails].filter(([each]) => each !== letterId));

const afterFailure = (mails: Mails, failed: FigureMailFailed): Mails => {
  const { letterId, attempt, nextAt } = failed;
  const known = mails.get(letterId);
  if (known === undefined || nextAt === undefined) return without(mails, letterId);
  return new Map(mails).set(letterId, { ...known, attempt: attempt + 1 });
};

const afterCrossing = (
  state: FigureWatch,
  alert: FigureAlertFired,
  kind: 'fired' | 'cleared',
): FigureWatch => {
  const { letterId, nextDueAt } = alert;
  const mails = waiting(state.mails, letterId, { kind, alert });
  return { ...state, nextDueAt, isFired: kind === 'fired', mails };
};

const begun = (state: FigureWatch, defined: DefinedWatch): FigureWatch => {
  const { nextDueAt } = defined.terms;
  return { ...state, status: 'active', defined, nextDueAt };
};

const evolve = (state: FigureWatch, event: WatchEvent): FigureWatch => {
  const { mails } = state;
  switch (event.type) {
    case 'FigureReportDefined':
      return begun(state, { kind: 'report', terms: event.data });
    case 'FigureAlertDefined':
      return begun(state, { kind: 'alert', terms: event.data });
    case 'FigureWatchWithdrawn':
      return { ...state, status: 'withdrawn', mails: new Map() };
    case 'FigureReportDue': {
      const { letterId, nextDueAt } = event.data;
      const content = { kind: 'report', report: event.data } as const;
      return { ...state, nextDueAt, mails: waiting(mails, letterId, content) };
    }
    case 'FigureAlertFired':
      return afterCrossing(state, event.data, 'fired');
    case 'FigureAlertCleared':
      return afterCrossing(state, event.data, 'cleared');
    case 'FigureAlertChecked':
    case 'FigureAlertUndecided':
      return { ...state, nextDueAt: event.data.nextDueAt };
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
  initialState: { status: 'none', isFired: false, mails: new Map() },
  evolve,
  decide,
};
