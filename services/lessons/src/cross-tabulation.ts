import { type FigureRow, type Measure, shareMeasure } from '@amends/projections/measure';
import { wilson } from '@amends/statistics/wilson';

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const marginsOf = (lines: readonly FigureRow[], dimension: string): Map<string | null, number> => {
  const margins = new Map<string | null, number>();
  for (const { group, n } of lines) {
    const value = group[dimension]!;
    margins.set(value, (margins.get(value) ?? 0) + n!);
  }
  return margins;
};

/**
 * Lines of two dimensions as a cross-tabulation: what share of each row and of each column the
 * cell is, as `shareWithin<Dimension>`; their n is the margin. Other tables stay as they are.
 */
export const crossTabulated = (lines: readonly FigureRow[]): FigureRow[] => {
  const dimensions = Object.keys(lines[0]?.group ?? {});
  if (dimensions.length !== 2) return [...lines];
  const margins = dimensions.map((name) => marginsOf(lines, name));
  return lines.map((line) => ({
    ...line,
    measures: {
      ...line.measures,
      ...Object.fromEntries(
        dimensions.map((name, at): [string, Measure] => [
          `shareWithin${capitalised(name)}`,
          shareMeasure(wilson(line.n!, margins[at]!.get(line.group[name]!)!)),
        ]),
      ),
    },
  }));
};
