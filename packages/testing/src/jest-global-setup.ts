import { openPostgresServer } from './postgres-server.ts';
import { runDirectory } from './run-directory.ts';
import { LEAST_WAIT_VARIABLE } from './wait-for.ts';

// jest calls this once per project (int, system) and before any test; one run shares one server.
export default async (
  _global: unknown,
  project: { readonly displayName?: { readonly name: string } },
): Promise<void> => {
  // Below the limit of a test, so that the wait fails first and says what it waited for.
  process.env[LEAST_WAIT_VARIABLE] ??= '120000';
  if (process.env.AMENDS_TEST_PG_URL) return;
  runDirectory();
  // Without fsync a power loss can lose acknowledged commits, a kill of the processes cannot: the
  // pages are with the kernel. No test cuts the power, and databases are made twice as fast. But a
  // service's process, which the system tests start, refuses such a server.
  const server = await openPostgresServer({ fsync: project.displayName?.name === 'system' });
  process.env.AMENDS_TEST_PG_URL = server.url();
};
