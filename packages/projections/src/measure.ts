import {
  CI_FLAGS,
  ciFlag,
  N_BANDS,
  nBand,
  type Publication,
  SUPPRESSION_REASONS,
} from '@amends/statistics/publication';
import { BASELINE_KINDS, PARADOX_VERDICTS } from '@amends/statistics/paradox';
import { PROBABILITY_SOURCES } from '@amends/statistics/value-saved';
import type { Proportion } from '@amends/statistics/wilson';
import { z } from 'zod';

/**
 * `no_data`: nobody or nothing to measure. `insufficient`: too few to compare.
 * `assumption_missing`: it rests on what nobody has assumed. `slice_too_large`: not added up over
 * cases, and there are too many to look at each. The others are the publication rules'.
 */
export const NULL_REASONS = [
  'no_data',
  'insufficient',
  'slice_too_large',
  'assumption_missing',
  ...SUPPRESSION_REASONS,
] as const;

export const WARNINGS = [
  'biased_closed_only',
  'unjust_outcome_just_process',
  'mixed_instruments',
] as const;

/** `count`: of things that are no cases, such as warnings or people. */
export const UNITS = [
  'cases',
  'count',
  'seconds',
  'share',
  'score',
  'coefficient',
  'minor_units',
] as const;
export type Unit = (typeof UNITS)[number];

/** One figure as every read service answers it. `value` is null only with a reason. */
export const measureSchema = z.object({
  value: z.number().nullable(),
  /** Observations behind the value; null where the number itself is withheld. */
  n: z.int().min(0).nullable(),
  unit: z.enum(UNITS),
  reason: z.enum(NULL_REASONS).optional(),
  nBand: z.enum(N_BANDS),
  /** 95 % interval, in the unit of the value. */
  ciLow: z.number().nullable().optional(),
  ciHigh: z.number().nullable().optional(),
  ciFlag: z.enum(CI_FLAGS).nullable().optional(),
  /** Of a quantile: how it was computed, and how far off it can be. */
  method: z.enum(['exact', 'kaplan_meier', 'histogram', 'kaplan_meier_histogram']).optional(),
  relativeErrorMax: z.number().optional(),
  /** The value in days, for durations that imported registers know in whole days only. */
  days: z.number().nullable().optional(),
  /** ISO 4217, with unit `minor_units`. */
  currency: z.string().optional(),
  /** Numbers shown beside the value, such as met, breached and pending. */
  counts: z.record(z.string(), z.int()).optional(),
  /** What has to be known before the value is used. */
  warning: z.enum(WARNINGS).optional(),
  /** Of a comparison of two means: what the interval says once both are large enough. */
  verdict: z.enum(PARADOX_VERDICTS).optional(),
  /** Standardised difference. */
  effectSize: z.number().nullable().optional(),
  /** Where the value before was measured, or remembered afterwards. */
  baseline: z.enum(BASELINE_KINDS).optional(),
  /** With too few to tell: the difference that so many could have shown, at 80 % power. */
  minimalDetectableEffect: z.number().nullable().optional(),
  label: z.enum(['observational', 'randomised']).optional(),
  /** What the value rests on beside data, as `id@version` of the register of assumptions. */
  assumptions: z.array(z.string()).optional(),
  /** Ids of what would have to be assumed. */
  missingAssumptions: z.array(z.string()).optional(),
  /** The least and the most it is with all inputs somewhere in their ranges. */
  sensitivityLow: z.number().nullable().optional(),
  sensitivityHigh: z.number().nullable().optional(),
  probabilitySource: z.enum(PROBABILITY_SOURCES).optional(),
  /** The value lies where somebody should look; absent also where that cannot be told. */
  alert: z.enum(['returning_customer_drop']).optional(),
});
export type Measure = z.infer<typeof measureSchema>;
export type NullReason = (typeof NULL_REASONS)[number];

/** What may stand beside value, n and unit. */
export type MeasureExtras = Partial<
  Pick<
    Measure,
    | 'ciLow'
    | 'ciHigh'
    | 'method'
    | 'relativeErrorMax'
    | 'days'
    | 'currency'
    | 'counts'
    | 'warning'
    | 'verdict'
    | 'effectSize'
    | 'baseline'
    | 'minimalDetectableEffect'
    | 'label'
    | 'assumptions'
    | 'missingAssumptions'
    | 'sensitivityLow'
    | 'sensitivityHigh'
    | 'probabilitySource'
    | 'alert'
  >
>;

/** Nothing to measure. */
export const noData = (unit: Unit, extras: MeasureExtras = {}): Measure => ({
  value: null,
  n: 0,
  unit,
  reason: 'no_data',
  nBand: 'lt_10',
  ...extras,
});

/** A number that is shown whatever its size, such as a count of cases of a register. */
export const plainMeasure = (
  value: number,
  n: number,
  unit: Unit,
  extras: MeasureExtras = {},
): Measure => ({ value, n, unit, nBand: nBand(n), ...extras });

/**
 * A figure after its gate. `n` is told with a refusal too, so use this for registers (durations);
 * what customers answered is withheld together with its n, see `withheldMeasure`.
 */
export const gatedMeasure = (
  { value, reason }: Publication<number>,
  n: number,
  unit: Unit,
  extras: MeasureExtras = {},
): Measure => {
  if (n === 0) return noData(unit);
  if (value === null) return { value, n, unit, reason, nBand: nBand(n) };
  return { value, n, unit, nBand: nBand(n), ...extras };
};

/** A figure about answers of too few people: neither value nor n, only the band. */
export const withheldMeasure = (n: number, unit: Unit, reason: NullReason): Measure => ({
  value: null,
  n: null,
  unit,
  reason,
  nBand: nBand(n),
});

/** A share with its Wilson interval, in 0..1; no gate. */
export const shareMeasure = (
  { rate, n, ciLow, ciHigh }: Proportion,
  extras: MeasureExtras = {},
): Measure =>
  rate === null
    ? noData('share', extras)
    : {
        value: rate,
        n,
        unit: 'share',
        nBand: nBand(n),
        ciLow,
        ciHigh,
        ciFlag: ciFlag(n),
        ...extras,
      };

/** One line of an answer of figures: the group's dimension values and its measures. */
export const figureRowSchema = z.object({
  /** `{}` is all rows that the filters let through. */
  group: z.record(z.string(), z.string().nullable()),
  /** Rows of the register in the group. */
  n: z.int().min(0).nullable(),
  measures: z.record(z.string(), measureSchema),
});
export type FigureRow = z.infer<typeof figureRowSchema>;
