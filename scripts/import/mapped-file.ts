import { caseCollector } from './case-collector.ts';
import { compileMapping } from './compile-mapping.ts';
import { type CsvRow, openCsv } from './csv-file.ts';
import type { MappedRow } from './import-row.ts';
import type { Mapping } from './mapping.ts';
import { purchaseCollector } from './purchase-collector.ts';

/** A mapped row with its line in the file. */
export interface SentRow {
  readonly mapped: MappedRow;
  readonly line: number;
}

/** Puts rows together that are one fact. */
interface Collector {
  add(row: CsvRow): void;
  rows(): Iterable<SentRow>;
}

/** A file under its mapping; `sha256` and `lines` are known after the last. */
export interface MappedFile {
  rows(): AsyncGenerator<SentRow>;
  sha256(): string;
  /** Data rows of the file: more than there is to send where rows are put together. */
  lines(): number;
}

/**
 * Reads a file under its mapping, as what is to be sent: a row of a register is a case; of a log of
 * activities all rows of a case together are one, of purchases all rows of an invoice. The same
 * file gives the same rows in the same order each time. Only of a register memory does not grow.
 * @throws CommandError when the file cannot be read or lacks a column the mapping names
 */
export const openMapped = async (path: string, mapping: Mapping): Promise<MappedFile> => {
  const file = await openCsv(path, mapping.csv);
  let lines = 0;
  async function* rowByRow(map: ReturnType<typeof compileMapping>): AsyncGenerator<SentRow> {
    for await (const row of file.rows()) {
      lines += 1;
      yield { mapped: map(row), line: row.line };
    }
  }
  async function* collected(collector: Collector): AsyncGenerator<SentRow> {
    for await (const row of file.rows()) {
      lines += 1;
      collector.add(row);
    }
    yield* collector.rows();
  }
  const rowsOf = (): AsyncGenerator<SentRow> => {
    if (mapping.kind === 'complaints') return rowByRow(compileMapping(mapping, file.header));
    if (mapping.kind === 'activities') return collected(caseCollector(mapping, file.header));
    return collected(purchaseCollector(mapping, file.header));
  };
  const rows = rowsOf();
  return { rows: () => rows, sha256: file.sha256, lines: () => lines };
};
