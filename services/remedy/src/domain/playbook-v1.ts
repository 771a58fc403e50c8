import type { Severity } from '@amends/contracts/vocabulary';
import type { PlaybookRow } from './playbook-row.ts';
import { GOODS_ROWS } from './playbook-v1-goods.ts';
import { SERVICE_ROWS } from './playbook-v1-service.ts';

/**
 * Playbook version 1 as data: all rows, the goodwill matrix and the caps. Row 29 has its own
 * trigger and no case, so it is not here. Figures are design defaults; a new version is a new file,
 * never an edit.
 */
export const PLAYBOOK_VERSION = 1;

export const ROW_SHOPLIFTING = 23;
export const ROW_CRITICAL = 1;
export const ROW_REPEAT = 2;
export const ROW_FALLBACK = 30;
export const OVERLAY_FIRM_DETECTED = 27;
export const OVERLAY_BEYOND_AUTHORITY = 28;

/** Added to the base row, never instead of it. */
export const OVERLAY_STEPS: Readonly<Record<number, readonly string[]>> = {
  [OVERLAY_FIRM_DETECTED]: [
    'contact_first',
    'responsibility_statement',
    'correction',
    'make_whole',
  ],
  [OVERLAY_BEYOND_AUTHORITY]: ['escalate_at_once', 'interim_relief', 'dated_plan', 'explain_delay'],
};

/** Before anything else (modifier a). */
export const ALWAYS_FIRST = ['listen', 'acknowledge_feelings', 'apology'] as const;

const PRIORITY_ROWS: readonly PlaybookRow[] = [
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
    row: ROW_FALLBACK,
    title: 'fallback, unclassified',
    types: [],
    steps: ['acknowledge', 'listen', 'clarify_expectation', 'offer_alternatives', 'human_triage'],
    always: ['listen', 'apology'],
    restitution: 'none',
    goodwill: { basis: 'matrix' },
  },
];

/** Every row, by number: of two that match a case equally well the first one counts. */
export const ROWS: readonly PlaybookRow[] = [...PRIORITY_ROWS, ...GOODS_ROWS, ...SERVICE_ROWS].sort(
  (one, other) => one.row - other.row,
);

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

/** Extra goodwill for a customer of the first tier, in points; none where a group is affected. */
export const TIER_A_ADD_PCT = 5;

/** Restitution and goodwill together, percent of the price (modifier f). */
export const CAP_AUTOMATIC_PCT = 120;
export const CAP_MANAGER_PCT = 150;

/** An offer stays open this long; a silent customer is not a refusal. */
export const OFFER_TTL_DAYS = 14;

/** A voucher can be spent this long: three years and the leap day between. */
export const VOUCHER_LIFE_DAYS = 1096;
