import type { MappedRow } from './import-row.ts';
import { openMapped, type SentRow } from './mapped-file.ts';
import type { Mapping } from './mapping.ts';

/** What goes into one request: a list of rows as JSON, and the rows behind it in that order. */
export interface Chunk {
  readonly number: number;
  readonly rows: readonly SentRow[];
  readonly body: string;
}

const ROWS_MAX = 500;
/** A request may have 1 MiB; the rest is room for the frame around the rows. */
const BYTES_MAX = 1024 * 1024 - 1024;

/**
 * A refused row is sent with its number only: the suite counts it as rejected too, so that the
 * job's counts are the file's, and the numbers of all rows stay those of the file.
 */
const bodyOf = (mapped: MappedRow): object => {
  if (mapped.read === 'row') return mapped.row;
  const { rowNumber, externalId } = mapped;
  return { rowNumber, ...(externalId === null ? {} : { externalId }) };
};

const chunkOf = (number: number, rows: readonly SentRow[], texts: readonly string[]): Chunk => ({
  number,
  rows,
  body: `{"rows":[${texts.join(',')}]}`,
});

/** Cuts the mapped rows of the file into requests of at most 500 rows and 1 MiB. */
export async function* chunkRows(path: string, mapping: Mapping): AsyncGenerator<Chunk> {
  const file = await openMapped(path, mapping);
  let [number, bytes] = [1, 0];
  let rows: SentRow[] = [];
  let texts: string[] = [];
  for await (const row of file.rows()) {
    const text = JSON.stringify(bodyOf(row.mapped));
    const size = Buffer.byteLength(text) + 1;
    if (rows.length === ROWS_MAX || (rows.length > 0 && bytes + size > BYTES_MAX)) {
      yield chunkOf(number, rows, texts);
      number += 1;
      [bytes, rows, texts] = [0, [], []];
    }
    rows.push(row);
    texts.push(text);
    bytes += size;
  }
  if (rows.length > 0) yield chunkOf(number, rows, texts);
}
