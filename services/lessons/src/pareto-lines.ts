import {
  type FigureRow,
  noData,
  plainMeasure,
  shareMeasure,
  type Unit,
} from '@amends/projections/measure';
import { paretoShares } from '@amends/statistics/pareto';
import { wilson } from '@amends/statistics/wilson';

const COUNTED_CASES = { name: 'cases', unit: 'cases' } as const;

/**
 * Lines of a table by falling n (equal ones by their values), each with its share of all and the
 * share down to here before its other measures. The lines have to add up to `all`.
 * `name` is the measure of the count itself.
 */
export const paretoLines = (
  all: number,
  lines: readonly FigureRow[],
  { name, unit }: { readonly name: string; readonly unit: Unit } = COUNTED_CASES,
): FigureRow[] => {
  // The values as one text: it orders lines of equal n and finds them again.
  const byKey = new Map(lines.map((line) => [JSON.stringify(Object.values(line.group)), line]));
  const pareto = paretoShares([...byKey].map(([key, { n }]) => ({ key, count: n! })));
  return pareto.map(({ key, count, cumulativeShare }): FigureRow => {
    const line = byKey.get(key)!;
    const cumulative =
      cumulativeShare === null ? noData('share') : plainMeasure(cumulativeShare, all, 'share');
    return {
      ...line,
      measures: {
        [name]: plainMeasure(count, all, unit),
        share: shareMeasure(wilson(count, all)),
        cumulativeShare: cumulative,
        ...line.measures,
      },
    };
  });
};
