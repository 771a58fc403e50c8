import type { Money } from '@amends/contracts/primitives';
import type { GoodwillReason } from '@amends/contracts/remedy-explanation';
import type { PlaybookContent, PlaybookRow } from '@amends/contracts/remedy-playbook';
import type { MatchInput } from './match-playbook.ts';
import { percentFloor, percentHalfUp, remaining, smaller } from './money.ts';

/** Who counts as having caused it: a recovery that failed is the firm's doing. */
const causedBy = ({ failedRecovery, facts }: MatchInput) =>
  failedRecovery ? 'firm' : facts.attribution;

/** Percent of the matrix cell; a cause that nobody has assessed has none (section 7). */
const fromMatrix = (playbook: PlaybookContent, input: MatchInput): GoodwillReason => {
  const { severity, facts } = input;
  const attribution = causedBy(input);
  if (severity === 'critical' || attribution === undefined) {
    return { rule: 'matrix', column: 'not_assessed', pct: 0 };
  }
  const cells = playbook.goodwillMatrix[severity];
  if (attribution === 'firm') {
    const column = facts.stability === 'stable' ? 'firm_stable' : 'firm';
    return { rule: 'matrix', column, pct: cells[column] };
  }
  // Shared responsibility reads the customer's column until assessed further.
  const column = attribution === 'shared' ? 'customer' : attribution;
  return { rule: 'matrix', column, pct: cells[column] };
};

const withinRange = (
  rule: Extract<PlaybookRow['goodwill'], { basis: 'range' }>,
  matrix: GoodwillReason,
): GoodwillReason => {
  const { minPct, maxPct, defaultPct } = rule;
  if (defaultPct !== undefined) return { rule: 'row_range_default', pct: defaultPct };
  const pct = Math.min(maxPct, Math.max(minPct, matrix.pct));
  return { ...matrix, rule: 'matrix_within_row_range', pct };
};

/** The row's own figure; the matrix where it has none or names other causes (section 7). */
const fromRow = (
  playbook: PlaybookContent,
  { goodwill: rule, attributions }: PlaybookRow,
  input: MatchInput,
): GoodwillReason => {
  if (rule.basis === 'manager') return { rule: 'row_leaves_it_to_manager', pct: 0 };
  if (rule.basis === 'none') return { rule: 'row_gives_none', pct: 0 };
  const matrix = fromMatrix(playbook, input);
  const attribution = causedBy(input);
  const isNamed = attribution !== undefined && attributions?.includes(attribution) === true;
  if (rule.basis === 'matrix' || !isNamed) return matrix;
  switch (rule.basis) {
    case 'stated':
      return { rule: 'row_states_it', pct: rule.pct };
    case 'by_severity': {
      const { severity } = input;
      const pct = severity === 'critical' ? undefined : rule.pct[severity];
      return pct === undefined ? matrix : { rule: 'row_by_severity', pct };
    }
    case 'when': {
      const isDelayed = input.facts.delayed === true;
      const holds = rule.fact === 'delayed' ? isDelayed : attribution === 'firm';
      return holds ? { rule: 'row_condition_holds', pct: rule.pct } : matrix;
    }
    case 'range':
      return withinRange(rule, matrix);
  }
};

/**
 * Modifier b: nothing for what the firm does not control, nor for what is minor and infrequent;
 * major and repeated failures keep theirs.
 */
const waivedBecause = (input: MatchInput): GoodwillReason['rule'] | undefined => {
  const { severity, facts, failedRecovery } = input;
  if (severity === 'major' || facts.repeat === true || failedRecovery) return undefined;
  if (facts.attribution === 'external' || facts.attribution === 'customer') {
    return 'waived_outside_control';
  }
  const isRare = severity === 'minor' && facts.stability !== 'stable';
  return isRare ? 'waived_minor_and_infrequent' : undefined;
};

/**
 * Goodwill in percent of the price before the caps, as the last of the rules that made it; where
 * there is none, nothing has to be waived and no tier adds to it (modifiers b and c).
 */
export const goodwillReasons = (
  playbook: PlaybookContent,
  row: PlaybookRow,
  input: MatchInput,
): readonly [GoodwillReason, ...GoodwillReason[]] => {
  const base = fromRow(playbook, row, input);
  if (base.pct === 0) return [base];
  const waived = waivedBecause(input);
  if (waived !== undefined) return [base, { rule: waived, pct: 0 }];
  const { tier, facts } = input;
  const add = tier === undefined ? 0 : playbook.tierAddPct[tier];
  if (tier === undefined || add === 0) return [base];
  // An outage affects everybody alike: an equal token, whatever the tier (rows 14 and 15).
  if (facts.khdType === 'pos_outage') return [base, { rule: 'equal_for_group', pct: base.pct }];
  return [base, { rule: 'tier_add_on', tier, pct: base.pct + add }];
};

export interface GrantedGoodwill {
  /** What nobody has to be asked for. */
  readonly automatic?: Money;
  /** What a manager may grant, where that is more. */
  readonly byManager?: Money;
}

/**
 * Modifier f: `pct` of the price as goodwill, cut so that it and `returned` (all other money of the
 * case) stay within the automatic cap, with a manager within theirs, and never below zero.
 */
export const grantGoodwill = (
  { automaticPct, managerPct }: PlaybookContent['caps'],
  price: Money,
  returned: Money,
  pct: number,
): GrantedGoodwill => {
  const wanted = percentHalfUp(price, pct);
  const within = (capPct: number): Money =>
    smaller(wanted, remaining(percentFloor(price, capPct), returned));
  const automatic = within(automaticPct);
  const byManager = within(managerPct);
  return {
    ...(automatic.amount > 0 ? { automatic } : {}),
    ...(byManager.amount > automatic.amount ? { byManager } : {}),
  };
};
