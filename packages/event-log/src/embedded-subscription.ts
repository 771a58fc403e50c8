import { type BusyPace, createBusyPace } from '@amends/event-store/busy-pace';
import { backoffMs, byDeadline, makePause } from './backoff.ts';
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
import type {
  ReceivedRecord,
  SubscribeOptions,
  Subscription,
  SubscriptionHealth,
} from './types.ts';

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
  readonly onStopped: () => void;
}

export interface EmbeddedSubscription extends Subscription {
  /** New records may be there: poll soon. */
  wake(): void;
}

/** A lock that is gone is seen, and its partition taken over, within two seconds. */
const BALANCE_EVERY_MS = 1_000;
const BYTES_PER_PAGE_MAX = 2 * 1024 * 1024;
const RECORDS_PER_PAGE = 1_000;
/** Longest pause between two polls while much comes; see BusyPace. */
const BUSY_MS_MAX = 100;

const isSame = (a: LockedPartition, b: LockedPartition): boolean =>
  a.topicNo === b.topicNo && a.partition === b.partition;

/** A group's member: one connection, one loop, any number of partitions handled at a time. */
class GroupMember implements EmbeddedSubscription {
  readonly ready: Promise<void>;
  readonly lag: Subscription['lag'];
  readonly #options: SubscribeOptions;
  readonly #settings: EmbeddedSubscriptionSettings;
  readonly #pause = makePause();
  readonly #abort = new AbortController();
  readonly #ready = Promise.withResolvers<void>();
  readonly #running: Promise<void>;
  #slots: Slot[] = [];
  #isPaused = false;
  #lastPollAt = 0;
  #crashed: Error | null = null;
  readonly #busy: BusyPace;
  #pollMs: number;

  constructor(options: SubscribeOptions, settings: EmbeddedSubscriptionSettings) {
    this.#options = options;
    this.#settings = settings;
    const { pollMsMin: leastMs } = settings;
    this.#busy = createBusyPace({ leastMs, mostMs: Math.max(leastMs, BUSY_MS_MAX) });
    this.#pollMs = leastMs;
    this.lag = settings.lag;
    this.ready = this.#ready.promise;
    this.ready.catch(() => undefined);
    this.#running = this.#run();
  }

  get #isStopping(): boolean {
    return this.#abort.signal.aborted;
  }

  #dropAll(): void {
    for (const slot of this.#slots) slot.alive = false;
  }

  async #balance(session: LogSession, groupNo: number): Promise<void> {
    const share = await fairShare(session, groupNo, await this.#settings.listPartitions(session));
    for (const slot of this.#slots)
      if (!share.some((wanted) => isSame(wanted, slot.at))) slot.alive = false;
    // A partition whose batch still runs is kept until the batch has ended, then given back.
    const leaving = this.#slots.filter((slot) => !slot.alive && slot.running === undefined);
    this.#slots = this.#slots.filter((slot) => !leaving.includes(slot));
    const released = leaving.map((slot) => slot.at);
    await unlockPartitions(session, groupNo, released);
    const missing = share.filter((wanted) => !this.#slots.some((slot) => isSame(slot.at, wanted)));
    const gained = await lockPartitions(session, groupNo, missing);
    this.#slots.push(...gained.map(makeSlot));
  }

  #start(slot: Slot, records: readonly ReceivedRecord[]): void {
    const handled = handlePage(slot, records, this.#options, this.#abort.signal);
    slot.running = handled.finally(() => {
      slot.running = undefined;
      if (slot.wasFull || !slot.alive) this.#pause.wake();
    });
  }

  async #poll(session: LogSession): Promise<void> {
    const now = performance.now();
    const idle = this.#slots.filter(
      (slot) => slot.alive && slot.running === undefined && slot.retryAt <= now,
    );
    const loaded = await Promise.all(idle.map((slot) => loadPosition(slot, this.#options)));
    const due = this.#isPaused ? [] : idle.filter((_, at) => loaded[at]);
    const max = this.#options.maxBatch ?? RECORDS_PER_PAGE;
    const requests = due.map((slot) => ({ ...slot.at, position: slot.position! }));
    // Asked even when nothing is due, so that the server hears from this member.
    const pages = await readPages(session, requests, max, BYTES_PER_PAGE_MAX);
    this.#lastPollAt = Date.now();
    let found = 0;
    pages.forEach((page, at) => {
      const slot = due[at]!;
      slot.wasFull = page.length >= max;
      // Paused while the page was read: it is read again after resume.
      if (page.length === 0 || !slot.alive || this.#isPaused) return;
      found += page.length;
      this.#start(slot, page);
    });
    this.#busy.brought(found);
    const { pollMsMax } = this.#settings;
    this.#pollMs = found > 0 ? this.#busy.intervalMs() : Math.min(pollMsMax, this.#pollMs * 1.5);
  }

  async #live(session: LogSession, isLost: () => boolean): Promise<void> {
    const groupNo = await groupNumber(session, this.#options.group);
    await joinGroup(session, groupNo);
    let balancedAt = Number.NEGATIVE_INFINITY;
    while (!this.#isStopping && !isLost()) {
      if (performance.now() - balancedAt >= BALANCE_EVERY_MS) {
        await this.#balance(session, groupNo);
        balancedAt = performance.now();
      }
      await this.#poll(session);
      this.#crashed = null;
      this.#ready.resolve();
      await this.#pause.wait(Math.min(this.#pollMs, BALANCE_EVERY_MS));
    }
  }

  /** One session from connect to end; throws what ended it. */
  async #session(): Promise<void> {
    let lost: Error | undefined;
    const session = await openSession(
      this.#settings.source,
      this.#settings.sessionTimeoutMs,
      (error) => {
        lost ??= error;
        this.#dropAll();
        this.#pause.wake();
      },
    );
    try {
      await this.#live(session, () => lost !== undefined);
      if (lost !== undefined) throw lost;
    } finally {
      this.#dropAll();
      await Promise.all(this.#slots.map((slot) => slot.running));
      this.#slots = [];
      await session.end();
    }
  }

  async #run(): Promise<void> {
    for (let failures = 1; !this.#isStopping; failures += 1) {
      const startedAt = this.#lastPollAt;
      try {
        await this.#session();
      } catch (error) {
        this.#crashed = error as Error;
      }
      if (this.#lastPollAt > startedAt) failures = 1;
      if (!this.#isStopping) await this.#pause.wait(backoffMs(failures, 100, 2_000));
    }
  }

  wake(): void {
    const intervalMs = this.#busy.intervalMs();
    this.#pollMs = intervalMs;
    const since = Date.now() - this.#lastPollAt;
    if (since >= intervalMs) this.#pause.wake();
    else setTimeout(() => this.#pause.wake(), intervalMs - since).unref();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#pause.wake();
  }

  async stop(deadlineMs: number): Promise<void> {
    this.#abort.abort();
    this.#pause.wake();
    this.#ready.reject(new Error('the subscription was stopped'));
    await byDeadline(this.#running, deadlineMs);
    this.#dropAll();
    this.#settings.onStopped();
  }

  health(): SubscriptionHealth {
    return {
      crashed: this.#crashed,
      assigned: this.#slots
        .filter((slot) => slot.alive)
        .map(({ at }) => ({ topic: at.topic, partition: at.partition })),
      lastPollAt: this.#lastPollAt,
      heartbeatAgeMs: this.#lastPollAt === 0 ? 0 : Date.now() - this.#lastPollAt,
    };
  }
}

/** Joins a group of the embedded log and reads until it is stopped. */
export const subscribeEmbedded = (
  options: SubscribeOptions,
  settings: EmbeddedSubscriptionSettings,
): EmbeddedSubscription => new GroupMember(options, settings);
