import { READ_SERVICES } from '../running/service-processes.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import type { SuiteProcess } from '../running/suite-process.ts';

/** Tables that have a policy; tables of builds are made and dropped, so they are asked for. */
const GUARDED = `select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where exists (select from pg_policy p where p.polrelid = c.oid)`;

/**
 * Sets row-level security of all read models, as a database administrator could by mistake. It is
 * their one lock: the queries of a read model name no store.
 */
export const setRowSecurity = async (
  suite: Pick<SuiteProcess, 'dataDir'>,
  state: 'enable' | 'disable',
): Promise<void> => {
  for (const service of READ_SERVICES) {
    const url = databaseUrl(suite, service.replaceAll('-', '_'));
    for (const { name } of await queryDatabase<{ name: string }>(url, GUARDED)) {
      await queryDatabase(url, `alter table ${name} ${state} row level security`);
    }
  }
};
