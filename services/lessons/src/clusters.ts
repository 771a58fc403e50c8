import { rateRiseTail } from '@amends/statistics/binomial';

/** Failures of one type at one store: in the window asked for, and in the time before it. */
export interface TypeCount {
  readonly storeId: string;
  readonly khdType: string;
  readonly cases: number;
  readonly casesBefore: number;
  /** Of the first one in the window; null where there is none. */
  readonly firstAt: string | null;
  readonly caseIds: readonly string[] | null;
}

export interface Cluster extends TypeCount {
  /** Cases in the window that the time before it lets expect. */
  readonly expected: number;
  readonly pValue: number;
  /** After Bonferroni, over all types and stores that had any case in either time. */
  readonly pAdjusted: number;
}

/** So long a time before the window says what is usual. */
export const BASELINE_HOURS = 28 * 24;
/** Fewer are no cluster, however rare they are. */
export const MIN_CASES = 3;
/** Chance that any of the types and stores tested is taken for a cluster without being one. */
const ALPHA = 0.01;

const keyOf = ({ storeId, khdType }: TypeCount): string => `${storeId} ${khdType}`;

/**
 * Types of failures that became more frequent at a store, the least likely first. Every cell is
 * tested by the exact test of two rates; that many were tested is allowed for.
 */
export const clustersIn = (counts: readonly TypeCount[], windowHours: number): Cluster[] =>
  counts
    .map((count): Cluster => {
      const { cases, casesBefore } = count;
      const pValue = rateRiseTail(cases, windowHours, casesBefore, BASELINE_HOURS);
      const expected = (casesBefore * windowHours) / BASELINE_HOURS;
      return { ...count, expected, pValue, pAdjusted: Math.min(1, pValue * counts.length) };
    })
    .filter(({ cases, pAdjusted }) => cases >= MIN_CASES && pAdjusted < ALPHA)
    .sort((a, b) => a.pValue - b.pValue || (keyOf(a) < keyOf(b) ? -1 : 1));
