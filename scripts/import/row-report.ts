import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { SentRow } from './mapped-file.ts';

/** What the suite says about one row of a chunk. */
export interface RowAnswer {
  readonly externalId: string | null;
  readonly caseId: string | null;
  readonly result: 'accepted' | 'duplicate' | 'rejected';
  readonly flags: readonly string[];
  readonly problem: { readonly code: string; readonly detail?: string } | null;
}

export type ReportLine = Readonly<
  Record<'row' | 'line' | 'externalId' | 'result' | 'code' | 'column' | 'detail', string>
>;

const COLUMNS = ['row', 'line', 'externalId', 'result', 'code', 'column', 'detail'] as const;

const FLAG_DETAILS: Readonly<Record<string, string>> = {
  close_before_start: 'ends before it begins: kept, its duration is not counted',
  store_unknown: 'the store is not registered: kept under its id',
};

const rowNumberOf = ({ mapped }: SentRow): number =>
  mapped.read === 'row' ? mapped.row.rowNumber : mapped.rowNumber;

/**
 * Lines about one row: none when it was accepted without a remark, else one per reason. What the
 * mapping found comes before what the suite found, since it names the column.
 */
export const reportLines = (sent: SentRow, answer: RowAnswer): ReportLine[] => {
  const { mapped } = sent;
  const { externalId } = mapped.read === 'row' ? mapped.row : mapped;
  const base = {
    row: String(rowNumberOf(sent)),
    externalId: externalId ?? '',
  };
  const line = (
    result: string,
    code: string,
    column: string,
    detail: string,
    at = sent.line,
  ): ReportLine => ({
    ...base,
    line: String(at),
    result,
    code,
    column,
    detail,
  });
  if (mapped.read === 'refused') {
    return mapped.remarks.map((each) =>
      line('refused', each.code, each.column, each.detail, each.line),
    );
  }
  const { result, problem, flags } = answer;
  if (result === 'rejected') {
    return [line('refused', problem?.code ?? 'rejected', '', problem?.detail ?? '')];
  }
  const told = flags.flatMap((flag) =>
    FLAG_DETAILS[flag] === undefined ? [] : [line('flagged', flag, '', FLAG_DETAILS[flag])],
  );
  const remarks = mapped.remarks.map((each) =>
    line(
      'flagged',
      each.code,
      each.column,
      `${each.detail}${each.key ? `: ${each.key}` : ''}`,
      each.line,
    ),
  );
  const repeated =
    result === 'duplicate' ? [line('duplicate', 'known', '', 'was imported before')] : [];
  return [...repeated, ...told, ...remarks];
};

/** The report on rows as a CSV file, written while the import runs. */
export interface RowReport {
  readonly path: string;
  add(lines: readonly ReportLine[]): Promise<void>;
  /** Lines so far. */
  count(): number;
  close(): Promise<void>;
}

/** Starts the report; cells that a spreadsheet would take for a formula are escaped. */
export const openRowReport = async (path: string): Promise<RowReport> => {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, 'open');
  const csv = stringify({ header: true, columns: [...COLUMNS], escape_formulas: true });
  csv.pipe(file);
  let count = 0;
  return {
    path,
    count: () => count,
    add: async (lines) => {
      count += lines.length;
      for (const line of lines) if (!csv.write(line)) await once(csv, 'drain');
    },
    close: async () => {
      csv.end();
      await finished(file);
    },
  };
};
