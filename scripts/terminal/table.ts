/** A column of a table for the terminal; numbers stand right, words left. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

/** Width in characters as shown: composed characters count once. */
const widthOf = (text: string): number => [...text.normalize('NFC')].length;

const pad = (text: string, width: number, align: Column['align']): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? `${blanks}${text}` : `${text}${blanks}`;
};

/** Lines of an aligned table with a rule under its head. Every row has a cell per column. */
export const tableLines = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[] => {
  const widths = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[at]!))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, at) => pad(cells[at]!, widths[at]!, align))
      .join(GAP)
      .trimEnd();
  const head = line(columns.map(({ title }) => title));
  const rule = widths.map((width) => '-'.repeat(width)).join(GAP);
  return [head, rule, ...rows.map(line)];
};
