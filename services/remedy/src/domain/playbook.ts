import type { PlaybookContent, PlaybookRow } from '@amends/contracts/remedy-playbook';
import type { MatchingFacts } from '@amends/contracts/triage';
import type { CustomerTier } from '@amends/contracts/vocabulary';

/** A customer who stays away; versions of older releases do without. */
export const ROW_SILENT = 29;
export const SILENT_TIERS: readonly CustomerTier[] = ['a', 'b'];
/** Rows with a trigger of their own, in every version. */
export const ROW_CRITICAL = 1;
export const ROW_REPEAT = 2;
export const ROW_SHOPLIFTING = 23;
export const ROW_FALLBACK = 30;
export const OVERLAY_FIRM_DETECTED = 27;
export const OVERLAY_BEYOND_AUTHORITY = 28;

/** A version as the engine reads it: its rows under what they are for. */
export interface Playbook extends PlaybookContent {
  readonly version: number;
  readonly byNumber: ReadonlyMap<number, PlaybookRow>;
  /** Type rows by what they are for, in number order. */
  readonly byKey: ReadonlyMap<string, readonly PlaybookRow[]>;
}

const keysOf = (row: PlaybookRow): string[] => [
  ...row.types,
  ...(row.nakamuraCauses ?? []).map((cause) => `cause ${cause}`),
  ...(row.nakamuraSubcodes ?? []).map((subcode) => `subcode ${subcode}`),
  ...(row.gaps ?? []),
  ...(row.bitnerSubtypes ?? []).map((subtype) => `bitner ${subtype}`),
];

export const indexPlaybook = (version: number, content: PlaybookContent): Playbook => {
  const rows = [...content.rows].sort((one, other) => one.row - other.row);
  const byKey = new Map<string, PlaybookRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return { ...content, rows, version, byNumber: new Map(rows.map((row) => [row.row, row])), byKey };
};

/** Whether anybody has found out what happened. */
export const isCauseKnown = ({ khdType, nakamuraCause }: MatchingFacts): boolean =>
  khdType !== undefined || nakamuraCause !== undefined;

const NO_ROWS: readonly PlaybookRow[] = [];

/** Type rows that are for what happened; a row may come twice. */
export const rowsFor = ({ byKey }: Playbook, facts: MatchingFacts): readonly PlaybookRow[] => {
  const { khdType, nakamuraCause, nakamuraSubcode, bitnerSubtype, gaps = [] } = facts;
  const keys: string[] = [...gaps];
  if (khdType !== undefined) keys.push(khdType);
  if (nakamuraCause !== undefined) keys.push(`cause ${nakamuraCause}`);
  if (nakamuraSubcode !== undefined) keys.push(`subcode ${nakamuraSubcode}`);
  if (bitnerSubtype !== undefined) keys.push(`bitner ${bitnerSubtype}`);
  const [first, ...others] = keys;
  if (first === undefined) return NO_ROWS;
  const found = byKey.get(first) ?? NO_ROWS;
  return others.length === 0
    ? found
    : [...found, ...others.flatMap((key) => byKey.get(key) ?? NO_ROWS)];
};
