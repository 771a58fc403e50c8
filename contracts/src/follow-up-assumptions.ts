import { z } from 'zod';
import { CURRENCY_CODES } from './currency.ts';
import { externalRef, instant, uuid } from './primitives.ts';

/**
 * What nobody can measure and figures of value rest on all the same: a register of
 * assumptions, each with who set it, when, and where from. None is built in.
 */
export const ASSUMPTION_KINDS = [
  /** What a customer who stays is worth from now on. */
  'customer_value',
  /** What a customer leaves over in a year. */
  'yearly_margin',
  /** Time and postage of one case, beside what the customer is given. */
  'case_handling_cost',
  /** Share of customers who buy again although their failure was not recovered. */
  'repurchase_unrecovered',
  'repurchase_recovered',
  'yearly_retention',
  'discount_rate',
  /** Customers as dissatisfied for each one who complains, who is one of them. */
  'dissatisfied_per_complaint',
] as const;

/** How dissatisfied: 1 to 3, 4, and 5 to 7 of the scale on which it is told. */
export const DISSATISFACTION_LEVELS = ['low', 'mid', 'high'] as const;

/** Money in minor units of one currency; shares and numbers in millionths. */
export const ASSUMPTION_UNITS = ['minor_units', 'millionths'] as const;

export const ASSUMPTION_SOURCES = [
  'own_data',
  'finance',
  'published_study',
  'trade_source',
  'expert_judgement',
] as const;

export const ASSUMPTION_WITHDRAWALS = ['out_of_date', 'set_in_error', 'measured_instead'] as const;

/** Its kind, and of money the currency, of complaints the level: one of each at a time. */
export const assumptionId = z.string().regex(/^[a-z_]{4,40}(-[A-Z]{3})?$/);
const version = z.int().min(1).max(100_000);
const amount = z
  .int()
  .min(0)
  .max(999_999_999_999)
  .describe(
    'Money in minor units; shares and numbers in millionths: 70 % is 700000, five 5000000.',
  );

export const assumptionSource = z.object({
  kind: z.enum(ASSUMPTION_SOURCES),
  /** The citation, in intake's text store. */
  textId: uuid.optional(),
});

export const AssumptionSetV1 = z
  .object({
    assumptionId,
    version,
    kind: z.enum(ASSUMPTION_KINDS),
    unit: z.enum(ASSUMPTION_UNITS),
    currency: z.enum(CURRENCY_CODES).optional(),
    /** Of `dissatisfied_per_complaint`: for those who are so dissatisfied; else for all. */
    level: z.enum(DISSATISFACTION_LEVELS).optional(),
    value: amount,
    /** Between which it may as well lie: the sensitivity of the figures. */
    low: amount.optional(),
    high: amount.optional(),
    source: assumptionSource,
    setBy: externalRef,
    setAt: instant,
  })
  .meta({ id: 'AssumptionSet.v1' });

/** From here on figures do without it. */
export const AssumptionWithdrawnV1 = z
  .object({
    assumptionId,
    version,
    reason: z.enum(ASSUMPTION_WITHDRAWALS),
    withdrawnBy: externalRef,
    withdrawnAt: instant,
  })
  .meta({ id: 'AssumptionWithdrawn.v1' });

export type DissatisfactionLevel = (typeof DISSATISFACTION_LEVELS)[number];
export type AssumptionKind = (typeof ASSUMPTION_KINDS)[number];
export type AssumptionSet = z.infer<typeof AssumptionSetV1>;
export type AssumptionWithdrawn = z.infer<typeof AssumptionWithdrawnV1>;
