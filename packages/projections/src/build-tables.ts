import { createHash } from 'node:crypto';
import { type Client, escapeIdentifier } from 'pg';
import { columnsOf, tablesOf } from './fact-sql.ts';
import type { FactTable, Projection } from './types.ts';

const fillfactor = 90;

// The subselects make Postgres ask for the setting once per query, not once per row. A setting
// that is not there is null, and null shows no row.
const rowFilter = (storeColumn: string): string =>
  `(select current_setting('amends.stores', true)) = '*'
   or ${escapeIdentifier(storeColumn)} =
     any((select string_to_array(current_setting('amends.stores', true), ','))::text[])`;

const createTable = (table: FactTable, schema: string): string[] => {
  const target = `${escapeIdentifier(schema)}.${escapeIdentifier(table.name)}`;
  const columns = columnsOf(table);
  const lines = columns.map(
    ({ quoted, type, isRequired }) => `${quoted} ${type.sql}${isRequired ? ' not null' : ''}`,
  );
  const statements = [
    `create table ${target} (${lines.join(', ')}, change_seq bigint not null,
       primary key (${columns[0]!.quoted})) with (fillfactor = ${fillfactor})`,
    `create index on ${target} (change_seq)`,
    ...(table.indexes ?? []).map(
      (names) => `create index on ${target} (${names.map(escapeIdentifier).join(', ')})`,
    ),
  ];
  const store = table.storeColumn;
  if (store === undefined) return statements;
  if (columns.find(({ name }) => name === store)?.type.sql !== 'text')
    throw new TypeError(`the store column of ${table.name} must be one of its text columns`);
  return [
    ...statements,
    `alter table ${target} enable row level security`,
    // The owner too: a service whose two roles are one by mistake still sees its stores only.
    `alter table ${target} force row level security`,
    `create policy stores on ${target} using (${rowFilter(store)})`,
  ];
};

/**
 * Makes the schema and tables of one build; the app role may read, insert and update, nothing
 * more. Run by the owner role, in the transaction that registers the build.
 */
export const createBuildTables = async (
  client: Client,
  projection: Projection,
  schema: string,
  appRole: string,
): Promise<void> => {
  const name = escapeIdentifier(schema);
  const role = escapeIdentifier(appRole);
  const statements = [
    `create schema ${name}`,
    ...tablesOf(projection).flatMap((table) => createTable(table, schema)),
    `grant usage on schema ${name} to ${role}`,
    `grant select, insert, update on all tables in schema ${name} to ${role}`,
  ];
  await client.query(statements.join(';\n'));
};

/** Hash of the table definitions; a change of it needs a new version. */
export const definitionOf = (projection: Projection): string => {
  const tables = tablesOf(projection).map(({ name, columns, indexes, storeColumn }) => [
    name,
    Object.entries(columns),
    indexes ?? [],
    storeColumn ?? null,
  ]);
  return createHash('sha256').update(JSON.stringify(tables)).digest('hex');
};
