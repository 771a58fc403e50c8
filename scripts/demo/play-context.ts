import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from '@amends/client/api-problem';
import type { Client } from '@amends/client/open-client';
import { CommandError } from '../terminal/command-error.ts';

/** What playing a day needs: the suite, and the one clock reading that the day hangs on. */
export interface PlayContext {
  readonly retailer: Client;
  readonly run: string;
  /** Unix milliseconds of the moment that "minutes ago" counts from. */
  readonly startMs: number;
  /** Ended by Ctrl-C: nothing new is begun. */
  readonly signal: AbortSignal;
}

const POLL_MS = 150;
const WAIT_MS = 60_000;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const minutesAgo = ({ startMs }: PlayContext, minutes: number): string =>
  new Date(startMs - minutes * MINUTE_MS).toISOString();

export const daysAgo = ({ startMs }: PlayContext, days: number): string =>
  new Date(startMs - days * DAY_MS).toISOString();

/** Sends one command of the play; its key is made of the plan, so a repeat changes nothing. */
export const command = async (
  { retailer, signal }: PlayContext,
  path: string,
  body: object,
  key: string,
): Promise<void> => {
  signal.throwIfAborted();
  await retailer.post(path, body, { idempotencyKey: key });
};

const readIfThere = async <Body>(client: Client, path: string): Promise<Body | undefined> => {
  try {
    return (await client.get<Body>(path)).body;
  } catch (error) {
    // One service hears of a case a moment after another made it.
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
};

/**
 * Reads a resource until it is as wanted: services react to each other in their own time.
 * @throws CommandError when that has not happened within a minute
 */
export const until = async <Body>(
  { retailer, signal }: PlayContext,
  path: string,
  isWanted: (body: Body) => boolean,
): Promise<Body> => {
  const deadlineMs = performance.now() + WAIT_MS;
  for (;;) {
    signal.throwIfAborted();
    const body = await readIfThere<Body>(retailer, path);
    if (body !== undefined && isWanted(body)) return body;
    if (performance.now() > deadlineMs) {
      throw new CommandError(`${path} is not as expected after a minute: npm run doctor says why`);
    }
    await sleep(POLL_MS);
  }
};
