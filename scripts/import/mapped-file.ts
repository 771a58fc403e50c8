import { caseCollector, type CollectedCase } from './case-collector.ts';
import { compileMapping } from './compile-mapping.ts';
import { openCsv } from './csv-file.ts';
import type { MappedRow } from './import-row.ts';
import type { Mapping } from './mapping.ts';

/** A mapped row with its line in the file. */
export interface SentRow {
  readonly mapped: MappedRow;
  readonly line: number;
}

/** A file under its mapping; `sha256` and `lines` are known after the last row. */
export interface MappedFile {
  rows(): AsyncGenerator<SentRow>;
  sha256(): string;
  /** Data rows of the file: of an activity log more than it has cases. */
  lines(): number;
}

/**
 * Reads a file under its mapping, as what is to be sent: a row of a register is a case; of an
 * activity log all rows of a case together are one. The same file gives the same rows in the same
 * order each time. Of a register memory does not grow with the rows, of an activity log it does.
 * @throws CommandError when the file cannot be read or lacks a column the mapping names
 */
export const openMapped = async (path: string, mapping: Mapping): Promise<MappedFile> => {
  const file = await openCsv(path, mapping.csv);
  let lines = 0;
  async function* registerRows(map: ReturnType<typeof compileMapping>) {
    for await (const row of file.rows()) {
      lines += 1;
      yield { mapped: map(row), line: row.line };
    }
  }
  async function* collected(
    collector: ReturnType<typeof caseCollector>,
  ): AsyncGenerator<CollectedCase> {
    for await (const row of file.rows()) {
      lines += 1;
      collector.add(row);
    }
    yield* collector.cases();
  }
  const rows =
    mapping.kind === 'activities'
      ? collected(caseCollector(mapping, file.header))
      : registerRows(compileMapping(mapping, file.header));
  return { rows: () => rows, sha256: file.sha256, lines: () => lines };
};
