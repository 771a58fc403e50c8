import { suppressCells } from '@amends/statistics/suppression';
import { type Measure, type NullReason, withheldMeasure, type Unit } from './measure.ts';

/** Why a cell is withheld; undefined where it may be shown. The first is the total. */
export type Verdicts = readonly (NullReason | undefined)[];

const MIN_N = 10;

/**
 * Which cells may not be shown: those of fewer than ten answers, and so many more that none can be
 * computed from the total. A cell without any answer hides nobody and stays out of this.
 * @param counts answers per line: the total first, then its cells
 */
export const verdictsOf = (counts: readonly number[]): Verdicts => {
  const [total = 0, ...cells] = counts;
  const filled = cells.flatMap((count, at) => (count > 0 ? [at] : []));
  const { reasons, totalPublishable } = suppressCells(filled.map((at) => cells[at]!));
  const verdicts: (NullReason | undefined)[] = cells.map(() => undefined);
  filled.forEach((at, index) => {
    verdicts[at] = reasons[index] ?? undefined;
  });
  const small = total > 0 && total < MIN_N ? 'n_lt_10' : undefined;
  return [small ?? (totalPublishable ? undefined : 'complementary'), ...verdicts];
};

/** The measure, or only its band where the verdict says so. */
export const unlessWithheld = (
  verdict: NullReason | undefined,
  n: number,
  unit: Unit,
  measure: () => Measure,
): Measure => (verdict === undefined ? measure() : withheldMeasure(n, unit, verdict));
