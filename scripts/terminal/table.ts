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

/** Words of the last column beyond this go to lines of their own. */
const LAST_WIDTH_MAX = 72;

const wrapped = (text: string): string[] => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    const longer = last === '' ? word : `${last} ${word}`;
    if (last !== '' && widthOf(longer) > LAST_WIDTH_MAX) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
};

/** A row whose last cell is long becomes several, the other cells of the further ones blank. */
const wrappedRows = (row: readonly string[]): string[][] => {
  const first = row.slice(0, -1);
  return wrapped(row.at(-1) ?? '').map((part, at) => [
    ...first.map((cell) => (at === 0 ? cell : '')),
    part,
  ]);
};

/**
 * Lines of an aligned table with a rule under its head. Every row has a cell per column; the text
 * of the last column is wrapped.
 */
export const tableLines = (
  columns: readonly Column[],
  allRows: readonly (readonly string[])[],
): string[] => {
  const rows = allRows.flatMap(wrappedRows);
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
