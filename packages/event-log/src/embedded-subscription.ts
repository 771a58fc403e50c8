import { backoffMs, makePause } from './backoff.ts';
import {
  fairShare,
  groupNumber,
  joinGroup,
  type LockedPartition,
  lockPartitions,
  unlockPartitions,
} from './embedded-membership.ts';
import { readPages } from './embedded-read.ts';
import { type LogSession, openSession, type SessionSource } from './embedded-session.ts';
import { handlePage, loadPosition, makeSlot, type Slot } from './embedded-slot.ts';
import type { SubscribeOptions, Subscription } from './types.ts';

export interface EmbeddedSubscriptionSettings {
  readonly source: SessionSource;
  /** Shortest and longest pause between two polls, milliseconds. */
  readonly pollMsMin: number;
  readonly pollMsMax: number;
  /** A member silent for longer loses its partitions, milliseconds. */
  readonly sessionTimeoutMs: number;
  /** The partitions of the topics as they are now; asked at every look at the group. */
  readonly listPartitions: (session: LogSession) => Promise<LockedPartition[]>;
  readonly lag: Subscription['lag'];
}

export interface EmbeddedSubscription extends Subscription {
  /** New records may be there: poll soon. */
  wake(): void;
}

const BALANCE_EVERY_MS = 500;
const BYTES_PER_PAGE_MAX = 2 * 1024 * 1024;
const RECORDS_PER_PAGE = 1_000;

interface State {
  slots: Slot[];
  paused: boolean;
  stopping: boolean;
  lastPollAt: number;
  crashed: Error | null;
  pollMs: number;
}

const isSame = (a: LockedPartition, b: LockedPartition): boolean =>
  a.topicNo === b.topicNo && a.partition === b.partition;

/** A group's member: one connection, one loop, any number of partitions handled at a time. */
export const subscribeEmbedded = (
  options: SubscribeOptions,
  settings: EmbeddedSubscriptionSettings,
): EmbeddedSubscription => {
  const state: State = {
    slots: [],
    paused: false,
    stopping: false,
    lastPollAt: 0,
    crashed: null,
    pollMs: settings.pollMsMin,
  };
  const pause = makePause();
  const abort = new AbortController();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);

  const dropAll = (): void => {
    for (const slot of state.slots) slot.alive = false;
  };
  const settle = async (): Promise<void> => {
    await Promise.all(state.slots.map((slot) => slot.running));
    state.slots = [];
  };

  const balance = async (session: LogSession, groupNo: number): Promise<void> => {
    const share = await fairShare(session, groupNo, await settings.listPartitions(session));
    for (const slot of state.slots)
      if (!share.some((wanted) => isSame(wanted, slot.at))) slot.alive = false;
    // A partition whose batch still runs is kept until the batch has ended, then given back.
    const leaving = state.slots.filter((slot) => !slot.alive && slot.running === undefined);
    state.slots = state.slots.filter((slot) => !leaving.includes(slot));
    await unlockPartitions(
      session,
      groupNo,
      leaving.map((slot) => slot.at),
    );
    const missing = share.filter((wanted) => !state.slots.some((slot) => isSame(slot.at, wanted)));
    const gained = await lockPartitions(session, groupNo, missing);
    state.slots.push(...gained.map(makeSlot));
  };

  const start = (slot: Slot, records: Parameters<typeof handlePage>[1]): void => {
    slot.running = handlePage(slot, records, options, abort.signal).finally(() => {
      slot.running = undefined;
      if (slot.wasFull || !slot.alive) pause.wake();
    });
  };

  const poll = async (session: LogSession): Promise<void> => {
    const now = performance.now();
    const idle = state.slots.filter(
      (slot) => slot.alive && slot.running === undefined && slot.retryAt <= now,
    );
    const loaded = await Promise.all(idle.map((slot) => loadPosition(slot, options)));
    const due = state.paused ? [] : idle.filter((_, at) => loaded[at]);
    const max = options.maxBatch ?? RECORDS_PER_PAGE;
    const requests = due.map((slot) => ({ ...slot.at, position: slot.position! }));
    // Asked even when nothing is due, so that the server hears from this member.
    const pages = await readPages(session, requests, max, BYTES_PER_PAGE_MAX);
    state.lastPollAt = Date.now();
    let found = false;
    pages.forEach((page, at) => {
      const slot = due[at]!;
      slot.wasFull = page.length >= max;
      if (page.length === 0 || !slot.alive) return;
      found = true;
      start(slot, page);
    });
    state.pollMs = found
      ? settings.pollMsMin
      : Math.min(settings.pollMsMax, Math.max(settings.pollMsMin, state.pollMs * 1.5));
  };

  const live = async (session: LogSession, isLost: () => boolean): Promise<void> => {
    const groupNo = await groupNumber(session, options.group);
    await joinGroup(session, groupNo);
    let balancedAt = Number.NEGATIVE_INFINITY;
    while (!state.stopping && !isLost()) {
      if (performance.now() - balancedAt >= BALANCE_EVERY_MS) {
        await balance(session, groupNo);
        balancedAt = performance.now();
      }
      await poll(session);
      state.crashed = null;
      ready.resolve();
      await pause.wait(Math.min(state.pollMs, BALANCE_EVERY_MS));
    }
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !state.stopping; ) {
      let session: LogSession | undefined;
      let lost: Error | undefined;
      const onLost = (error: Error): void => {
        lost ??= error;
        dropAll();
        pause.wake();
      };
      try {
        session = await openSession(settings.source, settings.sessionTimeoutMs, onLost);
        await live(session, () => lost !== undefined);
        failures = 0;
        if (lost !== undefined) throw lost;
      } catch (error) {
        state.crashed = error as Error;
        failures += 1;
      }
      dropAll();
      await settle();
      await session?.end();
      if (!state.stopping) await pause.wait(backoffMs(failures, 100, 2_000));
    }
  };
  const running = run();

  return {
    ready: ready.promise,
    wake: () => {
      state.pollMs = settings.pollMsMin;
      const since = Date.now() - state.lastPollAt;
      if (since >= settings.pollMsMin) pause.wake();
      else setTimeout(pause.wake, settings.pollMsMin - since).unref();
    },
    pause: () => {
      state.paused = true;
    },
    resume: () => {
      state.paused = false;
      pause.wake();
    },
    lag: settings.lag,
    stop: async (deadlineMs) => {
      state.stopping = true;
      abort.abort();
      pause.wake();
      ready.reject(new Error('the subscription was stopped'));
      const deadline = Promise.withResolvers<void>();
      const timer = setTimeout(deadline.resolve, deadlineMs);
      await Promise.race([running, deadline.promise]);
      clearTimeout(timer);
      dropAll();
    },
    health: () => ({
      crashed: state.crashed,
      assigned: state.slots
        .filter((slot) => slot.alive)
        .map(({ at }) => ({ topic: at.topic, partition: at.partition })),
      lastPollAt: state.lastPollAt,
      heartbeatAgeMs: state.lastPollAt === 0 ? 0 : Date.now() - state.lastPollAt,
    }),
  };
};
