import { z } from 'zod';
import { CURRENCY_CODES } from './currency.ts';
import { externalRef, instant, shortId, uuid } from './primitives.ts';
import { timeZone } from './triage-clocks.ts';
import { DELIVERY_FAILURES } from './triage-notices.ts';

/** Figures that somebody wants to be told of by mail, without asking each time. */

/** The services that answer `GET /v1/figures`. */
export const FIGURE_SERVICES = [
  'justice-scores',
  'resolution-times',
  'loyalty-outcomes',
  'case-files',
  'lessons',
] as const;

/** What the cases of every one of them can be parted by. */
export const FIGURE_FILTERS = [
  'store',
  'region',
  'channel',
  'severity',
  'tier',
  'complaintCode',
  'khdType',
  'khdGroup',
  'nakamuraCause',
  'sourceCategory',
  'sourceGroup',
  'remedyType',
  'provenance',
] as const;
export const FIGURE_PERIODS = ['day', 'week', 'month', 'quarter'] as const;
export const FIGURE_DIMENSIONS = [...FIGURE_FILTERS, ...FIGURE_PERIODS] as const;

/** A measure by the name its service gives it. */
export const measureName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);
/** An id or a code. */
const filterValue = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$/);

/** Which cases: those that have one of the values of each filter. */
const filters = z
  .array(z.object({ field: z.enum(FIGURE_FILTERS), oneOf: z.array(filterValue).min(1).max(50) }))
  .max(8);

/** The question that is asked, as the query of `GET /v1/figures` has it. */
export const figureQuestion = {
  service: z.enum(FIGURE_SERVICES),
  measures: z.array(measureName).min(1).max(20),
  groupBy: z.array(z.enum(FIGURE_DIMENSIONS)).max(3),
  filters,
};

/** When, by the clocks of the zone; what is told of is the last whole day, week or month there. */
export const figureSchedule = z.object({
  every: z.enum(['day', 'week', 'month']),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Of a week; Monday is 1. */
  weekday: z.int().min(1).max(7).optional(),
  /** Of a month. */
  dayOfMonth: z.int().min(1).max(28).optional(),
  timeZone,
});

/** Who is told, and of what at most: never more than they could see when they asked for it. */
const owner = {
  ownerId: externalRef,
  /** Of their token; absent: all. */
  stores: z.array(shortId).optional(),
  definedAt: instant,
  nextDueAt: instant,
};

export const FigureReportDefinedV1 = z
  .object({ watchId: uuid, ...figureQuestion, schedule: figureSchedule, ...owner })
  .meta({ id: 'FigureReportDefined.v1' });

/** Nothing is told of it any more. */
export const FigureWatchWithdrawnV1 = z
  .object({ watchId: uuid, by: externalRef, withdrawnAt: instant })
  .meta({ id: 'FigureWatchWithdrawn.v1' });

/** A mail that is to go out. */
const mailed = { watchId: uuid, letterId: uuid };

/** The time has come: the figures of this time are sent. */
export const FigureReportDueV1 = z
  .object({ ...mailed, dueAt: instant, from: instant, until: instant, nextDueAt: instant })
  .meta({ id: 'FigureReportDue.v1' });

/** Whether a figure has crossed a bound is looked at so often, by the clocks of the zone. */
export const alertSchedule = z.object({
  every: z.enum(['hour', 'day']),
  /** Of a day; an hour is looked at when it begins. */
  at: figureSchedule.shape.at.optional(),
  timeZone,
});

/** In the unit of the measure. */
const bound = z.number().min(-1e15).max(1e15);

export const FigureAlertDefinedV1 = z
  .object({
    watchId: uuid,
    service: figureQuestion.service,
    measure: measureName,
    filters,
    /** Cases reported today and on so many days before. */
    windowDays: z.int().min(1).max(366),
    direction: z.enum(['above', 'below']),
    /** Beyond it the alert fires. */
    bound,
    /** At it, or on its other side, a fired alert clears; between the two nothing changes. */
    returnBound: bound,
    schedule: alertSchedule,
    ...owner,
  })
  .meta({ id: 'FigureAlertDefined.v1' });

/** A figure as it was when it was looked at. */
export const seenFigure = z.object({
  measured: z.number(),
  n: z.int().min(0).nullable(),
  unit: z.enum(['cases', 'count', 'seconds', 'share', 'score', 'coefficient', 'minor_units']),
  currency: z.enum(CURRENCY_CODES).optional(),
  /** 95 % interval, where there is one. */
  ciLow: z.number().optional(),
  ciHigh: z.number().optional(),
  definitionVersion: z.int().min(1),
  asOf: instant,
  /** Cases reported from here on. */
  from: instant,
  /** Of these stores; absent: of all. */
  stores: z.array(shortId).optional(),
});

/** Why nobody can say whether the bound is crossed: neither fires nor clears. */
export const UNDECIDED_REASONS = [
  'no_data',
  'withheld',
  /** There is none for another reason, such as a quantile that is not reached yet. */
  'no_value',
  'owner_gone',
  'no_store',
  'too_many_stores',
  'no_figures',
  'figures_unreachable',
  'question_refused',
] as const;

const checked = { dueAt: instant, nextDueAt: instant };

/** The bound was crossed, and a mail is to go out. */
export const FigureAlertFiredV1 = z
  .object({ ...mailed, ...checked, figure: seenFigure })
  .meta({ id: 'FigureAlertFired.v1' });

/** It is back, and a mail is to go out. */
export const FigureAlertClearedV1 = z
  .object({ ...mailed, ...checked, figure: seenFigure })
  .meta({ id: 'FigureAlertCleared.v1' });

/** Nothing has changed. */
export const FigureAlertCheckedV1 = z
  .object({ watchId: uuid, ...checked, state: z.enum(['clear', 'fired']), figure: seenFigure })
  .meta({ id: 'FigureAlertChecked.v1' });

export const FigureAlertUndecidedV1 = z
  .object({ watchId: uuid, ...checked, reason: z.enum(UNDECIDED_REASONS) })
  .meta({ id: 'FigureAlertUndecided.v1' });

/** Why somebody got no mail; those of a notice, and what only figures can fail by. */
export const FIGURE_MAIL_FAILURES = [
  ...DELIVERY_FAILURES,
  /** Whoever asked for it has left, or is nobody in the directory of staff. */
  'owner_gone',
  /** They may see no store. */
  'no_store',
  /** They may see more single stores than one question takes. */
  'too_many_stores',
  /** There is no address of theirs. */
  'no_address',
  /** This installation sends no mail. */
  'no_mail_server',
  /** This installation says not where figures are asked for. */
  'no_figures',
  /** The service that has the figures does not answer. */
  'figures_unreachable',
  /** It does not take the question. */
  'question_refused',
] as const;

export const FigureMailDeliveredV1 = z
  .object({ ...mailed, attempt: z.int().min(1).max(1_000), deliveredAt: instant })
  .meta({ id: 'FigureMailDelivered.v1' });

export const FigureMailFailedV1 = z
  .object({
    ...mailed,
    attempt: z.int().min(1).max(1_000),
    reason: z.enum(FIGURE_MAIL_FAILURES),
    failedAt: instant,
    /** When it is tried again; absent: it is given up. */
    nextAt: instant.optional(),
  })
  .meta({ id: 'FigureMailFailed.v1' });

export type FigureService = (typeof FIGURE_SERVICES)[number];
export type FigureMailFailure = (typeof FIGURE_MAIL_FAILURES)[number];
export type FigureSchedule = z.infer<typeof figureSchedule>;
export type FigureReportDefined = z.infer<typeof FigureReportDefinedV1>;
export type FigureWatchWithdrawn = z.infer<typeof FigureWatchWithdrawnV1>;
export type FigureReportDue = z.infer<typeof FigureReportDueV1>;
export type AlertSchedule = z.infer<typeof alertSchedule>;
export type FigureAlertDefined = z.infer<typeof FigureAlertDefinedV1>;
export type SeenFigure = z.infer<typeof seenFigure>;
export type UndecidedReason = (typeof UNDECIDED_REASONS)[number];
export type FigureAlertFired = z.infer<typeof FigureAlertFiredV1>;
export type FigureAlertCleared = z.infer<typeof FigureAlertClearedV1>;
export type FigureAlertChecked = z.infer<typeof FigureAlertCheckedV1>;
export type FigureAlertUndecided = z.infer<typeof FigureAlertUndecidedV1>;
export type FigureMailDelivered = z.infer<typeof FigureMailDeliveredV1>;
export type FigureMailFailed = z.infer<typeof FigureMailFailedV1>;
