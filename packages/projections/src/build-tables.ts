import { createHash } from 'node:crypto';
import { type Client, escapeIdentifier } from 'pg';
import { biPolicy } from './bi-view.ts';
import { cellTablesDefinition, cellTablesOf, createCellTables } from './cell-tables.ts';
import { columnsOf, OBSERVED, tablesOf } from './fact-sql.ts';
import { storeFilter } from './store-filter.ts';
import type { FactTable, Projection } from './types.ts';

const fillfactor = 90;

const createTable = (table: FactTable, schema: string, isObserved: boolean): string[] => {
  const target = `${escapeIdentifier(schema)}.${escapeIdentifier(table.name)}`;
  const columns = columnsOf(table);
  const [key, ...rest] = columns.map(
    ({ quoted, type, isRequired }) => `${quoted} ${type.sql}${isRequired ? ' not null' : ''}`,
  );
  // In front: Postgres takes a row apart up to the last column that a query needs.
  const lines = [key, ...(isObserved ? [`${OBSERVED} bytea`] : []), ...rest];
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
    `create policy stores on ${target} using (${storeFilter(store)})`,
    biPolicy(target),
  ];
};

/**
 * Makes the schema and tables of one build; the app role may read, insert and update, and delete
 * of the cells, nothing more. Run by the owner role, in the transaction that registers the build.
 */
export const createBuildTables = async (
  client: Client,
  projection: Projection,
  schema: string,
  appRole: string,
): Promise<void> => {
  const name = escapeIdentifier(schema);
  const role = escapeIdentifier(appRole);
  const { cells } = projection;
  const { cell, change } = cellTablesOf(schema);
  const statements = [
    `create schema ${name}`,
    ...tablesOf(projection).flatMap((table) => createTable(table, schema, table === cells?.table)),
    ...(cells === undefined ? [] : createCellTables(cells, schema)),
    `grant usage on schema ${name} to ${role}`,
    `grant select, insert, update on all tables in schema ${name} to ${role}`,
    // Changes go into the cells and are gone; a cell of no case is none.
    ...(cells === undefined ? [] : [`grant delete on ${cell}, ${change} to ${role}`]),
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
  const { cells } = projection;
  // Cells stand in it only where there are some: what was built without stays as it was.
  const all = cells === undefined ? tables : [...tables, cellTablesDefinition(cells)];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
};
