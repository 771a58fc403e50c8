import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@amends/testing/wait-for';
import { expect } from '@jest/globals';
import type { RunningRemedy } from './remedy.fixture.ts';

/**
 * Lets another process work on what waits here, and kills it when so many events of the type are
 * there. Gives how many there were at its end.
 */
export const killAfter = async (
  { urls: { url, logUrl }, look }: Pick<RunningRemedy, 'urls' | 'look'>,
  of: { readonly type: string; readonly given: number; readonly incidentId: string },
  connectorUrl = '',
): Promise<number> => {
  const { type, given, incidentId } = of;
  const script = fileURLToPath(new URL('./bulk-worker.fixture.ts', import.meta.url));
  const args = ['--conditions=source', script, url, logUrl, connectorUrl];
  const child = spawn(process.execPath, args, {
    // Without jest's own NODE_OPTIONS.
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  const sql = `select count(*)::int as n from events
    where type = $1 and data->>'incidentId' = $2`;
  const count = async (): Promise<number> =>
    (await look.query<{ n: number }>(sql, [type, incidentId])).rows[0]!.n;
  await waitFor(async () => (await count()) >= given, {
    description: 'the worker to be half-way',
    timeoutMs: 60_000,
    intervalMs: 5,
  });
  child.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
  return count();
};
