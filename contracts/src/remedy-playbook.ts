import { z } from 'zod';
import { money, slug } from './primitives.ts';
import { catalogueEntry } from './remedy-catalogue.ts';
import { CONTACT_CHANNELS, WAVES_MAX } from './survey-vocabulary.ts';
import {
  BITNER_SUBTYPES,
  GAPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  NAKAMURA_SUBCODES,
  REMEDY_TYPES,
  RESPONSIBILITY_LOCI,
  SEVERITIES,
} from './vocabulary.ts';

/** What a version of the playbook says: rows, matrix, tiers and caps. Figures are percentages. */

/** What is done without being a remedy of its own. */
export const PLAYBOOK_ACTIONS = [
  'acknowledge',
  'amends_by_manager',
  'broadcast_explanation',
  'calm',
  'clarify_expectation',
  'contact_first',
  'correct_source',
  'courteous_help',
  'dated_plan',
  'dated_promise',
  'escalate_at_once',
  'explain_delay',
  'fix_instructions',
  'handle_on_facts',
  'hold_at_price',
  'human_triage',
  'interim_relief',
  'legal_check',
  'manager_call',
  'named_owner',
  'no_liability_bargaining',
  'offer_alternatives',
  'open_preventive_action',
  'proactive_notice',
  'protect_staff',
  'publish_result',
  'report_process_fix_later',
  'return_within_policy',
  'second_person',
  'solicit_opinion',
  'stop_harm',
] as const;

/** How the loss itself is returned. */
export const RESTITUTION_FORMS = [
  'choice_of_replacement_or_refund',
  'partial_refund',
  'price_difference',
  'exchange_or_redelivery',
  'alternatives_at_price',
  'redo_free',
  'reperform_or_substitute',
  'substitute',
  'restitution_of_loss',
  'none',
] as const;

const step = z.enum([...REMEDY_TYPES, ...PLAYBOOK_ACTIONS]);
const rowNumber = z.int().min(1).max(1000);
/** Of the affected price. */
const pct = z.int().min(0).max(100);

/** How much goodwill a row gives, one shape per basis. */
export const GOODWILL_BASES = {
  stated: z.object({ basis: z.literal('stated'), pct }),
  /** Within bounds: the default, else the matrix held within them. */
  range: z.object({
    basis: z.literal('range'),
    minPct: pct,
    maxPct: pct,
    defaultPct: pct.optional(),
  }),
  /** A severity that is not named reads the matrix. */
  by_severity: z.object({
    basis: z.literal('by_severity'),
    pct: z.object({ minor: pct.optional(), moderate: pct.optional(), major: pct.optional() }),
  }),
  /** Where the fact does not hold, the matrix. */
  when: z.object({
    basis: z.literal('when'),
    fact: z.enum(['delayed', 'caused_by_firm']),
    pct,
  }),
  matrix: z.object({ basis: z.literal('matrix') }),
  /** Never any, whoever caused it. */
  none: z.object({ basis: z.literal('none') }),
  manager: z.object({ basis: z.literal('manager') }),
};

export const goodwillRule = z.discriminatedUnion('basis', [
  GOODWILL_BASES.stated,
  GOODWILL_BASES.range,
  GOODWILL_BASES.by_severity,
  GOODWILL_BASES.when,
  GOODWILL_BASES.matrix,
  GOODWILL_BASES.none,
  GOODWILL_BASES.manager,
]);

/** One time that the customer is asked after the recovery. */
export const followUpContact = z.object({
  /** Days after the resolution. */
  day: z.int().min(1).max(90),
  /** By that day, not on it: the task is there from the resolution on. */
  within: z.literal(true).optional(),
  /** The first is taken; the others may be instead. */
  channels: z.array(z.enum(CONTACT_CHANNELS)).min(1).max(CONTACT_CHANNELS.length),
});

/** In the order of their days. */
export const followUpContacts = z.array(followUpContact).min(1).max(WAVES_MAX);

export const playbookRow = z.object({
  row: rowNumber,
  about: z.string().regex(/^[a-z0-9_]{1,48}$/),
  /** Types the row is for; empty for rows with another trigger. */
  types: z.array(z.enum(KHD_TYPES)).max(KHD_TYPES.length),
  /** Causes after Nakamura that the row is for as well. */
  nakamuraCauses: z.array(z.enum(NAKAMURA_CAUSES)).min(1).max(NAKAMURA_CAUSES.length).optional(),
  nakamuraSubcodes: z
    .array(z.enum(NAKAMURA_SUBCODES))
    .min(1)
    .max(NAKAMURA_SUBCODES.length)
    .optional(),
  gaps: z.array(z.enum(GAPS)).min(1).max(GAPS.length).optional(),
  /** Misbehaviour that the row is for as well, by the customer or another one. */
  bitnerSubtypes: z.array(z.enum(BITNER_SUBTYPES)).min(1).max(BITNER_SUBTYPES.length).optional(),
  /** The type has to be frequent at the store: stability stable. */
  frequent: z.boolean().optional(),
  severities: z.array(z.enum(SEVERITIES)).min(1).max(SEVERITIES.length).optional(),
  /** Causes the row is about: they rank rows and exclude none. */
  attributions: z
    .array(z.enum(RESPONSIBILITY_LOCI))
    .min(1)
    .max(RESPONSIBILITY_LOCI.length)
    .optional(),
  stability: z.enum(['one_off', 'stable']).optional(),
  disposition: z.enum(['returned', 'kept']).optional(),
  promised: z.boolean().optional(),
  steps: z.array(step).min(1).max(12),
  /** Parts of every alternative that are not restitution: what is said and done. */
  always: z.array(z.enum(REMEDY_TYPES)).min(1).max(8),
  /** What the second alternative adds where restitution itself leaves no choice. */
  option: z.enum(REMEDY_TYPES).optional(),
  restitution: z.enum(RESTITUTION_FORMS),
  restitutionPct: pct.optional(),
  goodwill: goodwillRule,
  /** Absent: as where nothing is known of the case. */
  followUp: followUpContacts.optional(),
});

/** Steps that are added to the base row's, never put in their place. */
export const playbookOverlay = z.object({ row: rowNumber, steps: z.array(step).min(1).max(8) });

/** A line of the goodwill matrix, by whose doing it was. */
export const goodwillCells = z.object({
  firm_stable: pct,
  firm: pct,
  supplier: pct,
  external: pct,
  customer: pct,
  other_customer: pct,
});

export const goodwillMatrix = z.object({
  minor: goodwillCells,
  moderate: goodwillCells,
  major: goodwillCells,
});

/** Points of goodwill a tier has more, where there is any: all that a tier ever changes. */
export const tierAddPct = z.object({ a: pct, b: pct, c: pct, new: pct });

/** Restitution and goodwill together, in percent of the price. */
const capPct = z.int().min(100).max(200);
export const playbookCaps = z.object({ automaticPct: capPct, managerPct: capPct });

/** What a guarantee pays: a sum in each currency it is given in, or a share of the price. */
export const GUARANTEE_PAYOUTS = {
  fixed: z.object({ basis: z.literal('fixed'), amounts: z.array(money).min(1).max(20) }),
  of_price: z.object({ basis: z.literal('of_price'), pct: z.int().min(1).max(100) }),
};

/** A promise of the firm with a payout by rule, whoever caused it. */
export const serviceGuarantee = z.object({
  guaranteeId: slug,
  /** Types of failure it is for. */
  types: z.array(z.enum(KHD_TYPES)).min(1).max(KHD_TYPES.length),
  /** What has to have happened besides; absent: nothing. */
  when: z.enum(['delayed', 'missed_occasion', 'promised']).optional(),
  payout: z.discriminatedUnion('basis', [GUARANTEE_PAYOUTS.fixed, GUARANTEE_PAYOUTS.of_price]),
});

export const PLAYBOOK_ROUNDING = ['half_up_caps_down'] as const;

export const playbookContent = {
  rounding: z.enum(PLAYBOOK_ROUNDING),
  alwaysFirst: z.array(step).min(1).max(5),
  rows: z.array(playbookRow).min(1).max(200),
  overlays: z.array(playbookOverlay).min(2).max(2),
  goodwillMatrix,
  tierAddPct,
  caps: playbookCaps,
  /** Of the price, where a faulty thing is kept and its loss returned by another row. */
  keptDefectPct: pct,
  /** Absent: the firm guarantees nothing. */
  guarantees: z.array(serviceGuarantee).max(50).optional(),
  /** What each kind of remedy is; absent in versions of older releases, which have version 1's. */
  catalogue: z.array(catalogueEntry).min(1).max(REMEDY_TYPES.length).optional(),
};

const content = z.object(playbookContent);

export type GoodwillRule = z.infer<typeof goodwillRule>;
export type ServiceGuarantee = z.infer<typeof serviceGuarantee>;
export type FollowUpContact = z.infer<typeof followUpContact>;
export type PlaybookRow = z.infer<typeof playbookRow>;
export type PlaybookContent = z.infer<typeof content>;
export type RestitutionForm = (typeof RESTITUTION_FORMS)[number];
export type MatrixColumn = keyof z.infer<typeof goodwillCells>;
