import { suppressCells, suppressEmployeeCells } from '@amends/statistics/suppression';
import { type Measure, type NullReason, type Unit, withheldMeasure } from './measure.ts';

/** Why a cell is withheld; undefined where it may be shown. The first is the total. */
export type Verdicts = readonly (NullReason | undefined)[];

/** Judges lines by how many people stand behind each: the total first, then its cells. */
export type Gate = (counts: readonly number[]) => Verdicts;

/** From how many people on a figure about them may be shown. */
export type LeastAnswers = 10 | 30;

/**
 * Which cells may not be shown: those of too few people, and so many more that none can be
 * computed from the total. A cell without anybody hides nobody and stays out of this.
 * @param counts people per line: the total first, then its cells
 */
export const verdictsOf = (counts: readonly number[], least: LeastAnswers = 10): Verdicts => {
  const [total = 0, ...cells] = counts;
  const tooFew: NullReason = least === 10 ? 'n_lt_10' : 'n_lt_30';
  const filled = cells.flatMap((count, at) => (count > 0 ? [at] : []));
  const withheld = suppressCells(
    filled.map((at) => cells[at]!),
    least,
  );
  const verdicts: (NullReason | undefined)[] = cells.map(() => undefined);
  filled.forEach((at, index) => {
    const reason = withheld.reasons[index] ?? undefined;
    verdicts[at] = reason === 'n_lt_10' ? tooFew : reason;
  });
  const small = total > 0 && total < least ? tooFew : undefined;
  return [small ?? (withheld.totalPublishable ? undefined : 'complementary'), ...verdicts];
};

const EMPLOYEE_MIN_N = 10;

/**
 * Which cells about employees may be shown: from ten observations on and, where there are several,
 * only while two of them remain, since one alone names its people. Empty cells hide nobody.
 * @param counts observations per line: the total first, then its cells
 */
export const employeeVerdicts = ([total = 0, ...cells]: readonly number[]): Verdicts => {
  const filled = cells.flatMap((count, at) => (count > 0 ? [at] : []));
  const { reasons } = suppressEmployeeCells(filled.map((at) => cells[at]!));
  const verdicts: (NullReason | undefined)[] = cells.map(() => undefined);
  filled.forEach((at, index) => {
    verdicts[at] = reasons[index] ?? undefined;
  });
  return [total > 0 && total < EMPLOYEE_MIN_N ? 'n_lt_10' : undefined, ...verdicts];
};

/** The measure, or only its band where the verdict says so. */
export const unlessWithheld = (
  verdict: NullReason | undefined,
  n: number,
  unit: Unit,
  measure: () => Measure,
): Measure => (verdict === undefined ? measure() : withheldMeasure(n, unit, verdict));
