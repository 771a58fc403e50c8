import type { Money } from '@amends/contracts/primitives';
import type { MatchInput } from './match-playbook.ts';
import { percentFloor, percentHalfUp, remaining, smaller } from './money.ts';
import type { PlaybookRow } from './playbook-row.ts';
import {
  CAP_AUTOMATIC_PCT,
  CAP_MANAGER_PCT,
  GOODWILL_MATRIX,
  TIER_A_ADD_PCT,
} from './playbook-v1.ts';

/** Percent of the matrix cell; a cause that nobody has assessed has none (section 7). */
const matrixPct = ({ severity, facts, failedRecovery }: MatchInput): number => {
  const attribution = failedRecovery ? 'firm' : facts.attribution;
  if (severity === 'critical' || attribution === undefined) return 0;
  const cells = GOODWILL_MATRIX[severity];
  if (attribution === 'firm') return facts.stability === 'stable' ? cells.firm_stable : cells.firm;
  // Shared responsibility reads the customer's column until assessed further.
  return attribution === 'shared' ? cells.customer : cells[attribution];
};

/** The row's own figure; the matrix where it has none or names other causes (section 7). */
const basePct = (row: PlaybookRow, input: MatchInput): number => {
  const { facts, severity, failedRecovery } = input;
  const attribution = failedRecovery ? 'firm' : facts.attribution;
  const rule = row.goodwill;
  if (rule.basis === 'manager' || rule.basis === 'none') return 0;
  const matrix = matrixPct(input);
  const isNamed = attribution !== undefined && row.attributions?.includes(attribution) === true;
  if (rule.basis === 'matrix' || !isNamed) return matrix;
  switch (rule.basis) {
    case 'stated':
      return rule.pct;
    case 'by_severity':
      return rule.pct[severity] ?? matrix;
    case 'when': {
      const holds = rule.fact === 'delayed' ? facts.delayed === true : attribution === 'firm';
      return holds ? rule.pct : matrix;
    }
    case 'range':
      return rule.defaultPct ?? Math.min(rule.maxPct, Math.max(rule.minPct, matrix));
  }
};

/**
 * Modifier b: nothing for what the firm does not control, nor for what is minor and infrequent;
 * major and repeated failures keep theirs.
 */
const isWaived = ({ severity, facts, failedRecovery }: MatchInput): boolean => {
  if (severity === 'major' || facts.repeat === true || failedRecovery) return false;
  const isOutside = facts.attribution === 'external' || facts.attribution === 'customer';
  return isOutside || (severity === 'minor' && facts.stability !== 'stable');
};

/** Goodwill in percent of the price, modifiers b and c applied, before the caps. */
export const goodwillPct = (row: PlaybookRow, input: MatchInput): number => {
  const pct = isWaived(input) ? 0 : basePct(row, input);
  // An outage affects everybody alike: an equal token, whatever the tier (rows 14 and 15).
  const isGroup = input.facts.khdType === 'pos_outage';
  return pct > 0 && input.tier === 'a' && !isGroup ? pct + TIER_A_ADD_PCT : pct;
};

export interface GrantedGoodwill {
  /** What nobody has to be asked for. */
  readonly automatic?: Money;
  /** What a manager may grant, where that is more. */
  readonly byManager?: Money;
}

/**
 * Modifier f: `pct` of the price as goodwill, cut so that it and `returned` (all other money of the
 * case) stay within 120 % of the price, with a manager within 150 %, and never below zero.
 */
export const grantGoodwill = (price: Money, returned: Money, pct: number): GrantedGoodwill => {
  const wanted = percentHalfUp(price, pct);
  const within = (capPct: number): Money =>
    smaller(wanted, remaining(percentFloor(price, capPct), returned));
  const automatic = within(CAP_AUTOMATIC_PCT);
  const byManager = within(CAP_MANAGER_PCT);
  return {
    ...(automatic.amount > 0 ? { automatic } : {}),
    ...(byManager.amount > automatic.amount ? { byManager } : {}),
  };
};
