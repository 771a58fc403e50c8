import { Client } from 'pg';
import { READ_SERVICES } from '../running/service-processes.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import type { SuiteProcess } from '../running/suite-process.ts';

type Suite = Pick<SuiteProcess, 'dataDir'>;

/** A BI tool that sees what the views show it, in the databases that it may connect to. */
export interface BiTool {
  /** Databases that let it in. */
  readonly databases: readonly string[];
  /** Every row of every view as text, each behind the name of its view. */
  dump(): Promise<string>;
  /** Columns of the views, and what is said of each. */
  columns(): Promise<readonly { readonly name: string; readonly says: string | null }[]>;
}

const LOGIN = 'bi_tool';

const urlOf = (suite: Suite, database: string): string => {
  const url = new URL(databaseUrl(suite, database));
  [url.username, url.password] = [LOGIN, LOGIN];
  return url.href;
};

const isLetIn = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const COLUMNS = `select c.relname || '.' || a.attname as name,
    col_description(c.oid, a.attnum) as says
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  where c.relnamespace = 'bi'::regnamespace order by c.relname, a.attnum`;

const VIEWS = `select format('%I.%I', schemaname, viewname) as view from pg_views
  where schemaname = 'bi' order by 1`;

/** Makes the login as the README says, and tries every database. */
export const openBiTool = async (suite: Suite): Promise<BiTool> => {
  const admin = databaseUrl(suite);
  await queryDatabase(admin, `create role ${LOGIN} login password '${LOGIN}' in role amends_bi`);
  const all = await queryDatabase<{ name: string }>(
    admin,
    `select datname as name from pg_database
     where datallowconn and not datistemplate and datname <> 'postgres' order by 1`,
  );
  const databases: string[] = [];
  for (const { name } of all) if (await isLetIn(urlOf(suite, name))) databases.push(name);
  const everywhere = async <Row extends object>(
    ask: (url: string) => Promise<readonly Row[]>,
  ): Promise<Row[]> => {
    const found: Row[] = [];
    for (const service of READ_SERVICES)
      found.push(...(await ask(urlOf(suite, service.replaceAll('-', '_')))));
    return found;
  };
  return {
    databases,
    dump: async () => {
      const rows = await everywhere(async (url) => {
        const found: { view: string; row: string }[] = [];
        for (const { view } of await queryDatabase<{ view: string }>(url, VIEWS)) {
          const sql = `select '${view}' as view, v::text as row from ${view} v`;
          found.push(...(await queryDatabase<{ view: string; row: string }>(url, sql)));
        }
        return found;
      });
      return rows.map(({ view, row }) => `${view} ${row}`).join('\n');
    },
    columns: () =>
      everywhere((url) => queryDatabase<{ name: string; says: string | null }>(url, COLUMNS)),
  };
};
