import type { PlaybookContent, PlaybookRow } from '@amends/contracts/remedy-playbook';
import type { MatchedRow, MatchInput } from './match-playbook.ts';

/**
 * The playbook's section 2 as it reads, every row looked at and the matching ones sorted. What the
 * engine is held against: in tests for what it answers, in the bench for how fast.
 */

const isAbout = (row: PlaybookRow, { facts }: MatchInput): boolean =>
  row.types.some((type) => type === facts.khdType) ||
  (row.nakamuraCauses ?? []).some((cause) => cause === facts.nakamuraCause) ||
  (row.nakamuraSubcodes ?? []).some((subcode) => subcode === facts.nakamuraSubcode) ||
  (row.bitnerSubtypes ?? []).some((subtype) => subtype === facts.bitnerSubtype) ||
  (row.gaps ?? []).some((gap) => (facts.gaps ?? []).includes(gap));

const isMet = (row: PlaybookRow, { severity, facts }: MatchInput): boolean =>
  (row.disposition === undefined || row.disposition === facts.disposition) &&
  (row.promised !== true || facts.promised === true) &&
  (row.frequent !== true || facts.stability === 'stable') &&
  (row.severities === undefined || row.severities.includes(severity));

const likeness = (row: PlaybookRow, { facts }: MatchInput): MatchedRow['rankedBy'] =>
  (['attribution', 'stability', 'severity'] as const).filter((what) => {
    if (what === 'severity') return row.severities !== undefined;
    if (what === 'stability')
      return row.stability !== undefined && row.stability === facts.stability;
    return (row.attributions ?? []).some((one) => one === facts.attribution);
  });

/** Attribution, then stability, then an explicit severity, then the lowest number. */
const order = (one: MatchedRow, other: MatchedRow): number => {
  for (const what of ['attribution', 'stability', 'severity'] as const) {
    const [has, hasOther] = [one.rankedBy.includes(what), other.rankedBy.includes(what)];
    if (has !== hasOther) return has ? -1 : 1;
  }
  return one.row.row - other.row.row;
};

export const naiveMatch = ({ rows }: PlaybookContent, input: MatchInput): MatchedRow => {
  const { severity, facts, failedRecovery, tier } = input;
  const numbered = (number: number, matchedBy: MatchedRow['matchedBy']): MatchedRow => {
    const row = rows.filter((one) => one.row === number)[0]!;
    return { row, matchedBy, rankedBy: [] };
  };
  if (facts.trigger === 'defection_risk' && (tier === 'a' || tier === 'b')) {
    return numbered(29, 'silence');
  }
  const isAccusation = facts.khdType === 'accused_of_shoplifting';
  if (severity === 'critical') {
    return isAccusation ? numbered(23, 'accusation') : numbered(1, 'critical');
  }
  if (failedRecovery) return numbered(2, 'failed_recovery');
  if (facts.repeat === true && facts.attribution === 'firm') return numbered(2, 'repeat');
  const [best] = rows
    .filter((row) => isAbout(row, input) && isMet(row, input))
    .map((row): MatchedRow => ({ row, matchedBy: 'type', rankedBy: likeness(row, input) }))
    .sort(order);
  return best ?? numbered(30, 'fallback');
};
