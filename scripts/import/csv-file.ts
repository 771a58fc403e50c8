import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CommandError } from '../terminal/command-error.ts';
import type { CsvRecord } from './compile-mapping.ts';
import type { Mapping } from './mapping.ts';

/** A data row with the line of the file it ends on, for messages. */
export interface CsvRow extends CsvRecord {
  readonly line: number;
}

/** A CSV file being read: its header, then its rows; `sha256` is known after the last one. */
export interface OpenCsv {
  readonly header: readonly string[];
  rows(): AsyncGenerator<CsvRow>;
  sha256(): string;
}

interface RawRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const readProblem = (path: string, error: unknown, lastLine: number): CommandError => {
  // The parser says where the file ends, which an open quote has swallowed up to there.
  if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const where = `${path}, line ${lastLine + 1}`;
    return new CommandError(`${where}: a quote opens in this row and is never closed`);
  }
  if (error instanceof CsvError) {
    const line = (error as { lines?: number }).lines;
    const where = line === undefined ? path : `${path}, line ${line}`;
    return new CommandError(`${where}: ${error.message}`);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new CommandError(`${path} does not exist`);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new CommandError(
      `${path} is not in the encoding of the mapping: set csv.encoding, e.g. "windows-1252"`,
    );
  }
  return new CommandError(`${path} cannot be read: ${message}`);
};

/** Bytes of the file as text. Bytes that do not fit the encoding end it: no replacement marks. */
async function* textOf(path: string, encoding: string, onBytes: (chunk: Buffer) => void) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path)) {
    onBytes(chunk as Buffer);
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}

/**
 * Opens a CSV file with a header row (quoted cells, CRLF or LF, a byte order mark or none) and
 * reads it as a stream. Rows with too few or too many cells are given as they are.
 * @throws CommandError when it cannot be read, decoded or taken apart, naming the line
 */
export const openCsv = async (path: string, csv: Mapping['csv']): Promise<OpenCsv> => {
  const hash = createHash('sha256');
  const text = Readable.from(textOf(path, csv.encoding, (chunk) => hash.update(chunk)));
  let lastLine = 0;
  const parser = parse({
    delimiter: csv.delimiter,
    info: true,
    // Told as rows are taken apart, ahead of those that have been given out.
    on_record: (record, { lines }) => {
      lastLine = lines;
      return record;
    },
    relax_column_count: true,
    skip_empty_lines: true,
  });
  text.on('error', (error) => parser.destroy(error));
  const records = text.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<RawRecord>;
  const next = async (): Promise<RawRecord | undefined> => {
    try {
      const { done, value } = await records.next();
      return done === true ? undefined : value;
    } catch (error) {
      throw readProblem(path, error, lastLine);
    }
  };
  const first = await next();
  if (first === undefined) throw new CommandError(`${path} is empty: a header row is needed`);
  return {
    header: first.record.map((title) => title.trim()),
    rows: async function* () {
      for (let rowNumber = 1; ; rowNumber += 1) {
        const raw = await next();
        if (raw === undefined) return;
        yield { rowNumber, cells: raw.record, line: raw.info.lines };
      }
    },
    sha256: () => hash.copy().digest('hex'),
  };
};
