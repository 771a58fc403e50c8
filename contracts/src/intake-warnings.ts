import { z } from 'zod';
import { externalRef, instant, shortId, uuid } from './primitives.ts';
import { WARNING_CAUSES, WARNING_FINDINGS, WARNING_RULES } from './warning-vocabulary.ts';

/** Failures that become more frequent: streams warning-<storeId>-<cause>. */

const count = z.int().min(0).max(1_000_000_000);

const warning = {
  warningId: uuid,
  /** Absent: the whole retailer (a report in the press that names no store). */
  storeId: shortId.optional(),
  cause: z.enum(WARNING_CAUSES),
};

export const EarlyWarningRaisedV1 = z
  .object({
    ...warning,
    rule: z.enum(WARNING_RULES),
    /** The till; absent: the whole store. */
    workstation: externalRef.optional(),
    /** What happened in this time; later failures in it belong to the same warning. */
    from: instant,
    until: instant,
    observed: count,
    /** What they stand over, such as transactions; absent where only failures are counted. */
    opportunities: count.optional(),
    /** Failures that were to be expected, in thousandths; absent for an immediate rule. */
    expectedThousandths: z.int().min(0).max(1_000_000_000_000).optional(),
    /** The case, or the observation, that an immediate rule is about. */
    aboutId: uuid.optional(),
    /** Version of the rules it was found by; 0 = those the suite comes with. */
    rulesVersion: z.int().min(0),
    raisedAt: instant,
  })
  .meta({ id: 'EarlyWarningRaised.v1' });

/** A person looked at it. */
export const EarlyWarningAcknowledgedV1 = z
  .object({ ...warning, finding: z.enum(WARNING_FINDINGS), acknowledgedAt: instant })
  .meta({ id: 'EarlyWarningAcknowledged.v1' });

/** How warnings are found; whole numbers, so that a version says exactly what was in force. */
export const warningRules = {
  chart: z.object({
    /** Width of the control limit, in tenths of a standard deviation. */
    sigmaTenths: z.int().min(10).max(100),
    /** The exact Poisson tail must be below this, in ten-thousandths. */
    tailPer10k: z.int().min(1).max(1_000),
    /** Fewer failures than this in a period are never a finding. */
    minCount: z.int().min(1).max(1_000),
    baselinePeriods: z.int().min(5).max(90),
  }),
  cusum: z.object({
    /** Periods that drift is looked for in; the baseline lies before them. */
    periods: z.int().min(5).max(60),
    /** The mean count to be detected, in percent of the baseline's. */
    riseToPercent: z.int().min(110).max(1_000),
    decisionTenths: z.int().min(10).max(1_000),
  }),
  sameCause: z.object({
    cases: z.int().min(2).max(100),
    withinHours: z.int().min(1).max(168),
  }),
  /** A failure nobody complains about: signals about one customer's transaction open a case. */
  silentFailure: z.object({
    signals: z.int().min(2).max(50),
    casesPerHour: z.int().min(0).max(1_000),
  }),
  /** What lies further back is counted for the baseline and starts nothing. */
  maxAgeHours: z.int().min(24).max(720),
  /** Known rates that stand instead of the baseline's, in failures per million opportunities. */
  baselines: z
    .array(
      z.object({
        storeId: shortId,
        cause: z.enum(WARNING_CAUSES),
        perMillion: z.int().min(1).max(1_000_000_000),
      }),
    )
    .max(1_000),
  off: z.array(z.enum(WARNING_RULES)).max(WARNING_RULES.length),
};

export const EarlyWarningRulesDefinedV1 = z
  .object({ rulesVersion: z.int().min(1), ...warningRules, definedAt: instant })
  .meta({ id: 'EarlyWarningRulesDefined.v1' });

export type EarlyWarningRaised = z.infer<typeof EarlyWarningRaisedV1>;
export type EarlyWarningAcknowledged = z.infer<typeof EarlyWarningAcknowledgedV1>;
export type EarlyWarningRulesDefined = z.infer<typeof EarlyWarningRulesDefinedV1>;
