import type { Money } from '@amends/contracts/primitives';
import type { MenuExplanation } from '@amends/contracts/remedy-explanation';
import type { PlaybookRow } from '@amends/contracts/remedy-playbook';
import type { MatchingFacts } from '@amends/contracts/triage';
import type { CustomerTier, Severity } from '@amends/contracts/vocabulary';
import {
  OVERLAY_BEYOND_AUTHORITY,
  OVERLAY_FIRM_DETECTED,
  type Playbook,
  ROW_CRITICAL,
  ROW_FALLBACK,
  ROW_REPEAT,
  ROW_SHOPLIFTING,
  ROW_SILENT,
  rowsFor,
  SILENT_TIERS,
} from './playbook.ts';

/** Money that left the firm for this case, by what it was for. */
export interface Given {
  readonly restitution?: Money | undefined;
  readonly goodwill?: Money | undefined;
}

export interface MatchInput {
  readonly severity: Severity;
  readonly facts: MatchingFacts;
  /** The customer was let down a second time: row 2, counted as caused by the firm. */
  readonly failedRecovery: boolean;
  /** Absent until revenue has been ranked. */
  readonly tier?: CustomerTier | undefined;
  /** What an earlier recovery of the same case gave: nothing is returned twice. */
  readonly given?: Given | undefined;
}

export interface MatchedRow extends Pick<MenuExplanation, 'matchedBy' | 'rankedBy'> {
  readonly row: PlaybookRow;
}

/** What a row has in common with the case; undefined = it does not match (playbook section 7). */
const likeness = (
  row: PlaybookRow,
  { severity, facts }: MatchInput,
): MatchedRow['rankedBy'] | undefined => {
  if (row.disposition !== undefined && row.disposition !== facts.disposition) return undefined;
  if (row.promised === true && facts.promised !== true) return undefined;
  if (row.frequent === true && facts.stability !== 'stable') return undefined;
  if (row.severities !== undefined && !row.severities.includes(severity)) return undefined;
  const { attribution, stability } = facts;
  const found: MatchedRow['rankedBy'] = [];
  if (attribution !== undefined && row.attributions?.includes(attribution) === true) {
    found.push('attribution');
  }
  if (row.stability !== undefined && row.stability === stability) found.push('stability');
  if (row.severities !== undefined) found.push('severity');
  return found;
};

/** Attribution before stability before an explicit severity. */
const WEIGHTS = { attribution: 4, stability: 2, severity: 1 } as const;

const rankOf = (rankedBy: MatchedRow['rankedBy']): number =>
  rankedBy.reduce((sum, one) => sum + WEIGHTS[one], 0);

const priority = (
  { byNumber }: Playbook,
  number: number,
  matchedBy: MatchedRow['matchedBy'],
): MatchedRow => ({ row: byNumber.get(number) as PlaybookRow, matchedBy, rankedBy: [] });

const bestTypeRow = (playbook: Playbook, input: MatchInput): MatchedRow | undefined => {
  let best: MatchedRow | undefined;
  let bestRank = -1;
  for (const row of rowsFor(playbook, input.facts)) {
    const rankedBy = likeness(row, input);
    if (rankedBy === undefined) continue;
    const rank = rankOf(rankedBy);
    // Of equal rank the lowest number.
    if (rank < bestRank || (rank === bestRank && row.row >= (best as MatchedRow).row.row)) continue;
    best = { row, matchedBy: 'type', rankedBy };
    bestRank = rank;
  }
  return best;
};

/** A win-back among the tiers row 29 is for, in a version that has it. */
const isSilent = ({ byNumber }: Playbook, { facts, tier }: MatchInput): boolean =>
  facts.trigger === 'defection_risk' &&
  tier !== undefined &&
  SILENT_TIERS.includes(tier) &&
  byNumber.has(ROW_SILENT);

/** The base row: 29 by its trigger, else 23, 1, 2, the most specific type row, 30. */
export const matchRow = (playbook: Playbook, input: MatchInput): MatchedRow => {
  if (isSilent(playbook, input)) return priority(playbook, ROW_SILENT, 'silence');
  const { severity, facts, failedRecovery } = input;
  if (severity === 'critical') {
    return facts.khdType === 'accused_of_shoplifting'
      ? priority(playbook, ROW_SHOPLIFTING, 'accusation')
      : priority(playbook, ROW_CRITICAL, 'critical');
  }
  if (failedRecovery) return priority(playbook, ROW_REPEAT, 'failed_recovery');
  if (facts.repeat === true && facts.attribution === 'firm') {
    return priority(playbook, ROW_REPEAT, 'repeat');
  }
  return bestTypeRow(playbook, input) ?? priority(playbook, ROW_FALLBACK, 'fallback');
};

/**
 * Rows that are added to the base row: found by the firm; a loss above the handler's authority, as
 * triage tells it. Documented consequential loss lies outside the caps, so the
 * automatic menu has no authority over any of it. Of a customer who only stays away the firm has
 * found no failure that it could own up to.
 */
export const matchOverlays = ({ facts }: MatchInput): MenuExplanation['overlays'] => {
  const found: MenuExplanation['overlays'] = [];
  if (facts.detectedByFirm === true && facts.trigger === undefined) {
    found.push({ row: OVERLAY_FIRM_DETECTED, because: 'found_by_firm' });
  }
  if ((facts.consequentialLoss?.amount ?? 0) > 0) {
    found.push({ row: OVERLAY_BEYOND_AUTHORITY, because: 'consequential_loss' });
  } else if (facts.lossExceedsAuthority === true) {
    found.push({ row: OVERLAY_BEYOND_AUTHORITY, because: 'loss_exceeds_authority' });
  }
  return found;
};
