import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { cellLines } from './cell-dump.ts';
import type { AnyClient } from './checkpoints.ts';
import { columnsOf, rowJson, rowOf, tablesOf } from './fact-sql.ts';
import type { FactRow, FactTable, Projection } from './types.ts';

export interface CanonicalDump {
  /** Hash of all lines, hex. */
  readonly sha256: string;
  readonly rowCount: number;
  /** Rows as canonical JSON (RFC 8785), one a line, each table under a line with its name. */
  readonly text: string;
}

const PAGE = 2_000;

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

const lineOf = (row: FactRow): string => {
  const entries = Object.entries(row).map(([name, value]) => [name, plain(value)]);
  return canonicalize(Object.fromEntries(entries)) as string;
};

const readPage = async (
  client: AnyClient,
  table: FactTable,
  schema: string,
  after: string | undefined,
): Promise<FactRow[]> => {
  const columns = columnsOf(table);
  const key = columns[0]!;
  const target = `${escapeIdentifier(schema)}.${escapeIdentifier(table.name)}`;
  // Code point order, whatever the database sorts by: two servers must dump the same text.
  const sortKey = `${key.quoted}::text collate "C"`;
  const where = after === undefined ? '' : `where ${sortKey} > ${escapeLiteral(after)}`;
  const { rows } = await client.query<{ row: string }>(
    `select ${rowJson(columns, 't')}::text as row from ${target} t ${where}
     order by ${sortKey} limit ${PAGE}`,
  );
  return rows.map(({ row }) => rowOf(columns, JSON.parse(row) as unknown[]));
};

/**
 * All tables of one build in an order and form that depend on their values alone, so that two
 * builds are equal exactly when their dumps are (P10), cells as they are with all noted changes.
 * Outside it: checkpoints, change numbers.
 * Run it in one repeatable-read transaction with `amends.stores` = '*'. `schema` unquoted.
 */
export const dumpBuild = async (
  client: AnyClient,
  projection: Projection,
  schema: string,
): Promise<CanonicalDump> => {
  const hash = createHash('sha256');
  const lines: string[] = [];
  let rowCount = 0;
  const add = (line: string): void => {
    lines.push(line);
    hash.update(`${line}\n`);
  };
  const tables = [...tablesOf(projection)].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const table of tables) {
    add(`# ${table.name}`);
    const key = columnsOf(table)[0]!.name;
    let after: string | undefined;
    for (;;) {
      const page = await readPage(client, table, schema, after);
      for (const row of page) add(lineOf(row));
      rowCount += page.length;
      if (page.length < PAGE) break;
      after = page.at(-1)![key] as string;
    }
  }
  for (const line of await cellLines(client, projection, schema)) add(line);
  return { sha256: hash.digest('hex'), rowCount, text: `${lines.join('\n')}\n` };
};
