import type { NullReason } from '@amends/projections/measure';
import type { Verdicts } from '@amends/projections/withheld-cells';
import { suppressEmployeeCells } from '@amends/statistics/suppression';

const MIN_N = 10;

/**
 * Which cells about employees may be shown: from ten decisions on and, where there are several,
 * only while two of them remain, since one alone names its people. Empty cells hide nobody.
 * @param counts decisions per line: the total first, then its cells
 */
export const employeeVerdicts = ([total = 0, ...cells]: readonly number[]): Verdicts => {
  const filled = cells.flatMap((count, at) => (count > 0 ? [at] : []));
  const { reasons } = suppressEmployeeCells(filled.map((at) => cells[at]!));
  const verdicts: (NullReason | undefined)[] = cells.map(() => undefined);
  filled.forEach((at, index) => {
    verdicts[at] = reasons[index] ?? undefined;
  });
  return [total > 0 && total < MIN_N ? 'n_lt_10' : undefined, ...verdicts];
};
