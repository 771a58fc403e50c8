import { toCsv } from './csv.ts';
import type { FigureRow } from './measure.ts';

/** What is the same for all figures of an answer and stands in each line. */
export interface FigureFrame {
  readonly asOf: string;
  readonly timeZone: string;
  readonly percentileRule: string;
  readonly definitionVersion: number;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const MEASURE_COLUMNS = [
  'value',
  'unit',
  'currency',
  'n',
  'nBand',
  'reason',
  'ciLow',
  'ciHigh',
  'ciFlag',
  'days',
  'method',
  'relativeErrorMax',
  'warning',
  'label',
  'verdict',
  'effectSize',
  'sensitivityLow',
  'sensitivityHigh',
  'probabilitySource',
  'alert',
  'assumptions',
  'missingAssumptions',
  'counts',
] as const;

const FRAME_COLUMNS = [
  'asOf',
  'timeZone',
  'percentileRule',
  'definitionVersion',
  'parameters',
] as const;

/**
 * Figures as CSV: a line per group and measure, each with all that makes it readable alone.
 * `isTotal` tells the line over all rows from a group whose dimension has no value.
 */
export const figureCsv = (
  rows: readonly FigureRow[],
  groupBy: readonly string[],
  frame: FigureFrame,
): string => {
  // Figures may part a group further than it was asked for, as gaps do.
  const parts = new Set([...groupBy, ...rows.flatMap(({ group }) => Object.keys(group))]);
  const columns = ['isTotal', ...parts, 'rows', 'measure', ...MEASURE_COLUMNS, ...FRAME_COLUMNS];
  const lines = rows.flatMap(({ group, n, measures }) =>
    Object.entries(measures).map(([measure, figure]) => ({
      ...frame,
      ...figure,
      ...group,
      isTotal: Object.keys(group).length === 0,
      rows: n,
      measure,
    })),
  );
  return toCsv(columns, lines);
};
