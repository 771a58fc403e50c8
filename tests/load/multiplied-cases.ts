import { waitFor } from '@amends/testing/wait-for';
import type { Pool } from 'pg';

const schemaOf = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ schema: string }>(
    `select schema from projection_build where status = 'live'`,
  );
  return rows[0]!.schema;
};

/** Bytes on disk per case, indexes and long values with them. */
export const storagePerCase = async (
  pool: Pool,
): Promise<{ readonly facts: number; readonly cells: number }> => {
  const schema = await schemaOf(pool);
  const { rows } = await pool.query<{ facts: number; cells: number; n: number }>(
    `select pg_total_relation_size('${schema}.case_times')::float8 as facts,
       pg_total_relation_size('${schema}.cell')::float8 as cells,
       (select count(*)::int from ${schema}.case_times) as n`,
  );
  const { facts, cells, n } = rows[0]!;
  return { facts: facts / n, cells: cells / n };
};

/**
 * Copies every case so many times under other ids, and lets the service make its cells anew from
 * all of them: so ten million cases take minutes and no log of a hundred million events.
 */
export const multiplyCases = async (
  pool: Pool,
  copies: number,
  say: (line: string) => void,
): Promise<void> => {
  const schema = await schemaOf(pool);
  const table = `${schema}.case_times`;
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = 0`);
    const columns = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = $1 and table_name = 'case_times' and column_name <> 'case_id'
       order by ordinal_position`,
      [schema],
    );
    const list = columns.rows.map(({ name }) => `"${name}"`).join(', ');
    await client.query(`create temp table original as select * from ${table}`);
    for (let copy = 1; copy <= copies; copy += 1) {
      await client.query(
        `insert into ${table} (case_id, ${list}) select gen_random_uuid(), ${list} from original`,
      );
      say(`  ${copy} of ${copies} copies of all cases`);
    }
    await client.query(`drop table original; analyze ${table}`);
    await client.query(`update projection_build set cells = null where schema = $1`, [schema]);
    say('  cells of all of them');
    const isReady = async (): Promise<boolean> => {
      const { rows } = await client.query<{ cells: string | null }>(
        'select cells from projection_build where schema = $1',
        [schema],
      );
      return rows[0]?.cells?.startsWith('ready') === true;
    };
    const limits = { timeoutMs: 3_600_000, intervalMs: 500 };
    await waitFor(isReady, { description: 'cells of all cases', ...limits });
    await client.query(`vacuum analyze ${schema}.cell`);
  } finally {
    client.release();
  }
};
