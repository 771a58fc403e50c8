import type { PoolClient } from 'pg';
import type { FieldCipher } from './field-cipher.ts';

/** A table with sealed values, and what a value of it is bound to. */
interface SealedTable {
  readonly table: string;
  /** Of the place of its values. */
  readonly placed: string;
  readonly id: string;
  readonly idType: 'uuid' | 'text' | 'bigint';
  /** The row part of the place, where it is not the id. */
  readonly row?: string;
  /** Column -> the field part of the place. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Every sealed value of intake. Whoever adds a column adds it here: a test looks for them. */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    ...{ table: 'personal_data.customer', placed: 'customer', id: 'customer_id', idType: 'uuid' },
    columns: { identity: 'identity' },
  },
  {
    ...{ table: 'personal_data.contact', placed: 'contact', id: 'contact_id', idType: 'uuid' },
    columns: { name: 'name', email: 'email', phone: 'phone' },
  },
  {
    ...{ table: 'personal_data.text', placed: 'text', id: 'text_id', idType: 'uuid' },
    columns: { content: 'content' },
  },
  {
    ...{ table: 'personal_data.attachment', placed: 'attachment', id: 'attachment_id' },
    idType: 'uuid',
    columns: { file_key: 'file_key' },
  },
  {
    ...{ table: 'personal_data.delivery', placed: 'delivery', id: 'delivery_id', idType: 'uuid' },
    columns: { content: 'content' },
  },
  {
    ...{ table: 'device', placed: 'device', id: 'device_id', idType: 'text' },
    columns: { secret: 'secret', previous_secret: 'secret' },
  },
  {
    ...{ table: 'source_secret', placed: 'source_secret', id: 'secret_no', idType: 'bigint' },
    row: 'source_id',
    columns: { secret: 'secret' },
  },
];

const columnsOf = ({ columns }: SealedTable): string[] => Object.keys(columns);

/** Values sealed with another key than $1; a value that is not there is sealed with none. */
const isOld = (table: SealedTable): string =>
  columnsOf(table)
    .map((column) => `coalesce(get_byte(${column}, 0) <> $1, false)`)
    .join(' or ');

/** Whether any row of any table is sealed with another key than this version. */
export const hasOlder = async (client: PoolClient, version: number): Promise<boolean> => {
  for (const table of SEALED_TABLES) {
    const sql = `select from ${table.table} where ${isOld(table)} limit 1`;
    if ((await client.query(sql, [version])).rowCount !== 0) return true;
  }
  return false;
};

type SealedRow = Readonly<Record<string, Buffer | null>> & {
  readonly row_id: string;
  readonly placed_row: string;
};

/** Another transaction holds what it skips; a later pass meets it again. */
const batchSql = (table: SealedTable): string => `
  select ${table.id}::text as row_id, ${table.row ?? table.id}::text as placed_row,
         ${columnsOf(table).join(', ')}
  from ${table.table}
  where ($2::${table.idType} is null or ${table.id} > $2) and (${isOld(table)})
  order by ${table.id} limit $3 for update skip locked`;

const updateSql = (table: SealedTable): string => `
  update ${table.table} t
  set ${columnsOf(table)
    .map((column) => `${column} = coalesce(decode(r.${column}, 'base64'), t.${column})`)
    .join(', ')}
  from jsonb_to_recordset($1::jsonb) as r(row_id ${table.idType}, ${columnsOf(table)
    .map((column) => `${column} text`)
    .join(', ')})
  where t.${table.id} = r.row_id`;

const resealed = (cipher: FieldCipher, table: SealedTable, row: SealedRow) => ({
  row_id: row.row_id,
  ...Object.fromEntries(
    Object.entries(table.columns).map(([column, field]) => {
      const place = { table: table.placed, row: row.placed_row, field };
      const sealed = row[column] ?? null;
      return [column, sealed === null ? null : cipher.seal(cipher.open(sealed, place), place)];
    }),
  ),
});

/**
 * Seals the next rows of a table anew, in the caller's transaction: those after `after` that are
 * sealed with another key than the version.
 * @returns the id of the last one; undefined when the end is reached
 */
export const resealNext = async (
  client: PoolClient,
  cipher: FieldCipher,
  table: SealedTable,
  batch: { readonly version: number; readonly after: string | null; readonly limit: number },
): Promise<string | undefined> => {
  const values = [batch.version, batch.after, batch.limit];
  const { rows } = await client.query<SealedRow>(batchSql(table), values);
  if (rows.length === 0) return undefined;
  const anew = rows.map((row) => resealed(cipher, table, row));
  await client.query(updateSql(table), [JSON.stringify(anew)]);
  return rows.at(-1)!.row_id;
};
