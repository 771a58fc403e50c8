import type { PlaybookContent, PlaybookRow } from '@amends/contracts/remedy-playbook';
import {
  indexPlaybook,
  OVERLAY_BEYOND_AUTHORITY,
  OVERLAY_FIRM_DETECTED,
  ROW_CRITICAL,
  ROW_FALLBACK,
  ROW_REPEAT,
  ROW_SHOPLIFTING,
  ROW_SILENT,
} from './playbook.ts';
import { CATALOGUE_V1 } from './playbook-v1-catalogue.ts';
import { withFollowUp } from './playbook-v1-follow-up.ts';
import { GOODS_ROWS, KEPT_DEFECT_PCT } from './playbook-v1-goods.ts';
import { SERVICE_ROWS } from './playbook-v1-service.ts';

/**
 * Playbook version 1, which comes with the suite and rules until another one is activated. Figures
 * are design defaults; it is never edited: another one is loaded.
 */
export const PLAYBOOK_VERSION_1 = 1;

const PRIORITY_ROWS: readonly PlaybookRow[] = [
  {
    row: ROW_CRITICAL,
    about: 'any_critical_failure_other_than_row_23',
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
    about: 'repeat_within_90_days_or_failed_recovery',
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
    about: 'accused_of_shoplifting',
    types: ['accused_of_shoplifting'],
    severities: ['critical'],
    attributions: ['firm'],
    steps: ['apology', 'record_correction', 'legal_check', 'amends_by_manager'],
    always: ['apology', 'record_correction', 'manager_intervention'],
    restitution: 'none',
    goodwill: { basis: 'manager' },
  },
  {
    row: ROW_SILENT,
    about: 'silent_or_at_risk_customer',
    types: [],
    steps: ['solicit_opinion', 'win_back_offer'],
    // Nothing is known to be wrong: asked and heard, no more.
    always: ['listen'],
    restitution: 'none',
    goodwill: { basis: 'none' },
  },
  {
    row: ROW_FALLBACK,
    about: 'fallback_unclassified',
    types: [],
    steps: ['acknowledge', 'listen', 'clarify_expectation', 'offer_alternatives', 'human_triage'],
    always: ['listen', 'apology'],
    restitution: 'none',
    goodwill: { basis: 'matrix' },
  },
];

export const PLAYBOOK_V1_CONTENT: PlaybookContent = {
  rounding: 'half_up_caps_down',
  // Before anything else (modifier a).
  alwaysFirst: ['listen', 'acknowledge_feelings', 'apology'],
  rows: [...PRIORITY_ROWS, ...GOODS_ROWS, ...SERVICE_ROWS].map(withFollowUp),
  overlays: [
    {
      row: OVERLAY_FIRM_DETECTED,
      steps: ['contact_first', 'responsibility_statement', 'correction', 'make_whole'],
    },
    {
      row: OVERLAY_BEYOND_AUTHORITY,
      steps: ['escalate_at_once', 'interim_relief', 'dated_plan', 'explain_delay'],
    },
  ],
  // Percent of the affected price where a row states none (playbook section 4).
  goodwillMatrix: {
    minor: { firm_stable: 5, firm: 0, supplier: 0, external: 0, customer: 0, other_customer: 0 },
    moderate: {
      firm_stable: 10,
      firm: 5,
      supplier: 5,
      external: 0,
      customer: 0,
      other_customer: 0,
    },
    major: {
      firm_stable: 20,
      firm: 15,
      supplier: 10,
      external: 5,
      customer: 0,
      other_customer: 5,
    },
  },
  tierAddPct: { a: 5, b: 0, c: 0, new: 0 },
  // Restitution and goodwill together, percent of the price (modifier f).
  caps: { automaticPct: 120, managerPct: 150 },
  keptDefectPct: KEPT_DEFECT_PCT,
  catalogue: [...CATALOGUE_V1],
};

export const PLAYBOOK_V1 = indexPlaybook(PLAYBOOK_VERSION_1, PLAYBOOK_V1_CONTENT);

/** An offer stays open this long; a silent customer is not a refusal. */
export const OFFER_TTL_DAYS = 14;

/** A voucher can be spent this long: three years and the leap day between. */
export const VOUCHER_LIFE_DAYS = 1096;
