import type {
  KhdType,
  RemedyType,
  ResponsibilityLocus,
  Severity,
} from '@amends/contracts/vocabulary';

/**
 * Playbook version 1 as data: the rows for the failure types this release handles, the goodwill
 * matrix and the caps. Figures are design defaults; a new version is a new file, never an edit.
 */
export const PLAYBOOK_VERSION = 1;

export type RestitutionForm =
  | 'choice_of_replacement_or_refund'
  | 'partial_refund'
  | 'price_difference'
  | 'exchange_or_redelivery'
  | 'alternatives_at_price'
  | 'redo_free'
  | 'restitution_of_loss'
  | 'none';

export type GoodwillRule =
  | { readonly basis: 'stated'; readonly pct: number }
  | {
      readonly basis: 'range';
      readonly minPct: number;
      readonly maxPct: number;
      readonly defaultPct?: number;
    }
  | { readonly basis: 'matrix' }
  | { readonly basis: 'manager' };

export interface PlaybookRow {
  readonly row: number;
  readonly title: string;
  /** Types the row is for; empty for rows with another trigger. */
  readonly types: readonly KhdType[];
  readonly severities?: readonly Severity[];
  readonly attributions?: readonly ResponsibilityLocus[];
  readonly stability?: 'one_off' | 'stable';
  readonly disposition?: 'returned' | 'kept';
  readonly promised?: boolean;
  readonly steps: readonly string[];
  /** Parts of every alternative that are not restitution: what is said and done. */
  readonly always: readonly RemedyType[];
  readonly restitution: RestitutionForm;
  readonly restitutionPct?: number;
  readonly goodwill: GoodwillRule;
}

export const ROW_SHOPLIFTING = 23;
export const ROW_CRITICAL = 1;
export const ROW_REPEAT = 2;
export const ROW_FALLBACK = 30;
export const OVERLAY_FIRM_DETECTED = 27;

/** Before anything else (modifier a). */
export const ALWAYS_FIRST = ['listen', 'acknowledge_feelings', 'apology'] as const;

export const ROWS: readonly PlaybookRow[] = [
  {
    row: ROW_CRITICAL,
    title: 'any critical failure other than row 23',
    types: [],
    steps: [
      'stop_harm',
      'manager_intervention',
      'apology',
      'no_liability_bargaining',
      'make_whole',
    ],
    always: ['apology', 'manager_intervention'],
    restitution: 'restitution_of_loss',
    goodwill: { basis: 'manager' },
  },
  {
    row: ROW_REPEAT,
    title: 'repeat within 90 days, or failed recovery',
    types: [],
    attributions: ['firm'],
    steps: [
      'named_owner',
      'apology',
      'make_whole',
      'process_change_notice',
      'report_process_fix_later',
    ],
    always: ['apology', 'process_change_notice'],
    restitution: 'restitution_of_loss',
    goodwill: { basis: 'stated', pct: 20 },
  },
  {
    row: 3,
    title: 'product defect, returned',
    types: ['product_defect'],
    disposition: 'returned',
    severities: ['minor', 'moderate'],
    attributions: ['firm', 'supplier'],
    steps: ['apology', 'replacement_exchange'],
    always: ['apology'],
    restitution: 'choice_of_replacement_or_refund',
    goodwill: { basis: 'stated', pct: 0 },
  },
  {
    row: 4,
    title: 'product defect, returned, major',
    types: ['product_defect'],
    disposition: 'returned',
    severities: ['major'],
    attributions: ['firm', 'supplier'],
    steps: ['apology', 'replacement_exchange'],
    always: ['apology'],
    restitution: 'choice_of_replacement_or_refund',
    goodwill: { basis: 'range', minPct: 10, maxPct: 20, defaultPct: 20 },
  },
  {
    row: 5,
    title: 'product defect, kept',
    types: ['product_defect'],
    disposition: 'kept',
    attributions: ['firm'],
    steps: ['apology', 'partial_refund'],
    always: ['apology'],
    restitution: 'partial_refund',
    restitutionPct: 20,
    goodwill: { basis: 'stated', pct: 0 },
  },
  {
    row: 6,
    title: 'mischarged or system pricing',
    types: ['mischarged', 'system_pricing'],
    attributions: ['firm'],
    steps: ['refund', 'apology', 'explanation'],
    always: ['apology', 'explanation'],
    restitution: 'price_difference',
    goodwill: { basis: 'stated', pct: 0 },
  },
  {
    row: 8,
    title: 'packaging error, wrong content',
    types: ['packaging_error'],
    attributions: ['firm'],
    steps: ['replacement_exchange', 'redelivery', 'apology'],
    always: ['apology'],
    restitution: 'exchange_or_redelivery',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 9,
    title: 'out of stock although promised',
    types: ['out_of_stock'],
    promised: true,
    attributions: ['firm', 'supplier'],
    steps: ['apology', 'offer_alternatives', 'hold_at_price'],
    always: ['apology'],
    restitution: 'alternatives_at_price',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 11,
    title: 'alterations and repairs',
    types: ['alterations_repairs'],
    attributions: ['firm'],
    steps: ['reperformance_repair', 'dated_promise'],
    always: ['apology'],
    restitution: 'redo_free',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 12,
    title: 'slow or unavailable service',
    types: ['slow_unavailable_service'],
    severities: ['minor'],
    attributions: ['firm'],
    steps: ['listen', 'apology', 'priority_service'],
    always: ['listen', 'apology'],
    restitution: 'none',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 13,
    title: 'slow or unavailable service, moderate or more',
    types: ['slow_unavailable_service'],
    severities: ['moderate', 'major'],
    attributions: ['firm'],
    steps: ['listen', 'apology', 'priority_service', 'explanation'],
    always: ['apology', 'explanation'],
    restitution: 'none',
    goodwill: { basis: 'range', minPct: 5, maxPct: 10 },
  },
  {
    row: 14,
    title: 'POS, terminal or system outage',
    types: ['pos_outage'],
    attributions: ['external'],
    stability: 'one_off',
    steps: ['broadcast_explanation', 'alternative_substitute', 'apology'],
    always: ['apology', 'explanation'],
    restitution: 'none',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 16,
    title: 'policy failure',
    types: ['policy_failure'],
    attributions: ['firm'],
    steps: ['explanation', 'correction', 'offer_alternatives'],
    always: ['explanation'],
    restitution: 'none',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 17,
    title: 'bad information, over-promise',
    types: ['bad_information'],
    attributions: ['firm'],
    steps: ['responsibility_statement', 'make_whole', 'correct_source'],
    always: ['responsibility_statement', 'apology'],
    restitution: 'none',
    goodwill: { basis: 'matrix' },
  },
  {
    row: 19,
    title: 'admitted customer error',
    types: ['admitted_customer_error'],
    attributions: ['customer'],
    steps: ['courteous_help', 'education_demonstration'],
    always: ['education_demonstration'],
    restitution: 'none',
    goodwill: { basis: 'stated', pct: 0 },
  },
  {
    row: 21,
    title: 'attention failure, rudeness, embarrassment',
    types: ['attention_failure', 'embarrassment'],
    severities: ['minor', 'moderate'],
    attributions: ['firm'],
    steps: ['listen', 'apology', 'manager_intervention'],
    always: ['listen', 'apology'],
    restitution: 'none',
    goodwill: { basis: 'stated', pct: 0 },
  },
  {
    row: ROW_SHOPLIFTING,
    title: 'accused of shoplifting',
    types: ['accused_of_shoplifting'],
    severities: ['critical'],
    attributions: ['firm'],
    steps: ['apology', 'record_correction', 'legal_check', 'amends_by_manager'],
    always: ['apology', 'record_correction', 'manager_intervention'],
    restitution: 'none',
    goodwill: { basis: 'manager' },
  },
  {
    row: 26,
    title: 'delivery late or lost',
    types: ['delivery'],
    attributions: ['supplier', 'external'],
    steps: ['proactive_notice', 'explanation', 'redelivery'],
    always: ['explanation'],
    restitution: 'exchange_or_redelivery',
    goodwill: { basis: 'matrix' },
  },
  {
    row: ROW_FALLBACK,
    title: 'fallback, unclassified',
    types: [],
    steps: ['acknowledge', 'listen', 'clarify_expectation', 'offer_alternatives', 'human_triage'],
    always: ['listen', 'apology'],
    restitution: 'none',
    goodwill: { basis: 'stated', pct: 0 },
  },
];

type MatrixColumn =
  | 'firm_stable'
  | 'firm'
  | 'supplier'
  | 'external'
  | 'customer'
  | 'other_customer';

/** Percent of the affected price where a row states none (playbook section 4). */
export const GOODWILL_MATRIX: Readonly<
  Record<Exclude<Severity, 'critical'>, Readonly<Record<MatrixColumn, number>>>
> = {
  minor: { firm_stable: 5, firm: 0, supplier: 0, external: 0, customer: 0, other_customer: 0 },
  moderate: { firm_stable: 10, firm: 5, supplier: 5, external: 0, customer: 0, other_customer: 0 },
  major: { firm_stable: 20, firm: 15, supplier: 10, external: 5, customer: 0, other_customer: 5 },
};

/** Restitution and goodwill together, percent of the price (modifier f). */
export const CAP_AUTOMATIC_PCT = 120;
export const CAP_MANAGER_PCT = 150;

/** An offer stays open this long; a silent customer is not a refusal. */
export const OFFER_TTL_DAYS = 14;
