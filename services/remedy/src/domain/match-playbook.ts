import type { Money } from '@amends/contracts/primitives';
import type { MatchingFacts } from '@amends/contracts/triage';
import type { CustomerTier, Severity } from '@amends/contracts/vocabulary';
import type { PlaybookRow } from './playbook-row.ts';
import {
  OVERLAY_BEYOND_AUTHORITY,
  OVERLAY_FIRM_DETECTED,
  ROW_CRITICAL,
  ROW_FALLBACK,
  ROW_REPEAT,
  ROW_SHOPLIFTING,
  ROWS,
} from './playbook-v1.ts';

/** Money that left the firm for this case, by what it was for. */
export interface Given {
  readonly restitution?: Money;
  readonly goodwill?: Money;
}

export interface MatchInput {
  readonly severity: Severity;
  readonly facts: MatchingFacts;
  /** The customer was let down a second time: row 2, counted as caused by the firm. */
  readonly failedRecovery: boolean;
  /** Absent until revenue has been ranked. */
  readonly tier?: CustomerTier | undefined;
  /** What an earlier recovery of the same case gave: nothing is returned twice. */
  readonly given?: Given;
}

const rowByNumber = (number: number): PlaybookRow =>
  ROWS.find(({ row }) => row === number) as PlaybookRow;

const isOfType = (row: PlaybookRow, facts: MatchingFacts): boolean => {
  const { khdType, nakamuraCause, nakamuraSubcode, bitnerSubtype, gaps } = facts;
  return (
    (khdType !== undefined && row.types.includes(khdType)) ||
    (nakamuraCause !== undefined && row.nakamuraCauses?.includes(nakamuraCause) === true) ||
    (nakamuraSubcode !== undefined && row.nakamuraSubcodes?.includes(nakamuraSubcode) === true) ||
    gaps?.some((gap) => row.gaps?.includes(gap)) === true ||
    (bitnerSubtype !== undefined && row.bitnerSubtypes?.includes(bitnerSubtype) === true)
  );
};

/** Rank of a type row for the case; undefined = it does not match (playbook section 7). */
const specificity = (row: PlaybookRow, { severity, facts }: MatchInput): number | undefined => {
  if (!isOfType(row, facts)) return undefined;
  if (row.disposition !== undefined && row.disposition !== facts.disposition) return undefined;
  if (row.promised === true && facts.promised !== true) return undefined;
  if (row.frequent === true && facts.stability !== 'stable') return undefined;
  if (row.severities !== undefined && !row.severities.includes(severity)) return undefined;
  const attribution =
    facts.attribution !== undefined && row.attributions?.includes(facts.attribution) === true;
  const stability = row.stability !== undefined && row.stability === facts.stability;
  return (attribution ? 4 : 0) + (stability ? 2 : 0) + (row.severities === undefined ? 0 : 1);
};

/** The base row: 23, else 1, else 2, else the most specific type row, else 30. */
export const matchRow = (input: MatchInput): PlaybookRow => {
  const { severity, facts, failedRecovery } = input;
  if (severity === 'critical') {
    return rowByNumber(facts.khdType === 'accused_of_shoplifting' ? ROW_SHOPLIFTING : ROW_CRITICAL);
  }
  const causedByFirm = failedRecovery || facts.attribution === 'firm';
  if ((failedRecovery || facts.repeat === true) && causedByFirm) return rowByNumber(ROW_REPEAT);
  let best: { row: PlaybookRow; rank: number } | undefined;
  for (const row of ROWS) {
    const rank = specificity(row, input);
    // Rows stand in number order, so the first of equal rank has the lowest number.
    if (rank !== undefined && (best === undefined || rank > best.rank)) best = { row, rank };
  }
  return best?.row ?? rowByNumber(ROW_FALLBACK);
};

/**
 * Rows that are added to the base row: found by the firm; a loss above the handler's authority, as
 * triage tells it. Documented consequential loss lies outside the caps, so the
 * automatic menu has no authority over any of it.
 */
export const matchOverlays = ({ facts }: MatchInput): readonly number[] => [
  ...(facts.detectedByFirm === true ? [OVERLAY_FIRM_DETECTED] : []),
  ...((facts.consequentialLoss?.amount ?? 0) > 0 || facts.lossExceedsAuthority === true
    ? [OVERLAY_BEYOND_AUTHORITY]
    : []),
];
