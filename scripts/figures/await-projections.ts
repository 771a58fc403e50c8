import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from '@amends/client/api-problem';
import type { Client } from '@amends/client/open-client';
import { CommandError } from '../terminal/command-error.ts';
import { PROJECTION_NAMES, type ProjectionName } from './projection-names.ts';

interface Freshness {
  readonly position: string | null;
  readonly lagEvents: number;
}

const POLL_MS = 250;
/** Reactions of one service to another come in waves; this long nothing new must arrive. */
const QUIET_MS = 2_000;
const STUCK_MS = 120_000;

const freshnessOf = async (client: Client, name: ProjectionName): Promise<Freshness> => {
  try {
    return (await client.get<Freshness>(`/${name}/v1/freshness`)).body;
  } catch (error) {
    // Being built for the first time: it is behind, not broken.
    if (error instanceof ApiProblem && error.status === 503)
      return { position: null, lagEvents: 1 };
    throw error;
  }
};

/**
 * Waits until every projection has handled all there is on the log, and nothing new has come for
 * two seconds: what one service concludes from another's events is then there as well.
 * @throws CommandError when nothing moves for two minutes although events are waiting
 */
export const awaitProjections = async (client: Client): Promise<void> => {
  let seen = '';
  let changedAtMs = performance.now();
  for (;;) {
    const all = await Promise.all(PROJECTION_NAMES.map((name) => freshnessOf(client, name)));
    const positions = JSON.stringify(all.map(({ position, lagEvents }) => [position, lagEvents]));
    const nowMs = performance.now();
    if (positions !== seen) {
      seen = positions;
      changedAtMs = nowMs;
    }
    const quietMs = nowMs - changedAtMs;
    const isLevel = all.every(({ position, lagEvents }) => position !== null && lagEvents === 0);
    if (isLevel && quietMs >= QUIET_MS) return;
    if (!isLevel && quietMs > STUCK_MS) {
      const behind = PROJECTION_NAMES.filter((_, at) => all[at]!.lagEvents > 0).join(', ');
      throw new CommandError(`${behind} do not catch up: npm run doctor says why`);
    }
    await sleep(POLL_MS);
  }
};
