import type { EventLog } from '@amends/event-log/types';
import { describe, expect, it } from '@jest/globals';
import type { Checkpoint } from './checkpoints.ts';
import { createLagWatch } from './lag-watch.ts';

const at = (...offsets: number[]): Checkpoint[] =>
  offsets.map((offset, partition) => ({
    topic: 't',
    partition,
    nextOffset: BigInt(offset),
    topicId: 'x',
  }));

/** A watch over a clock and ends of the log that the test sets. */
const setUp = () => {
  const world = { nowMs: 1_000_000, ends: [0n, 0n], positions: at(0, 0) };
  const log = { endOffsets: async () => world.ends } as unknown as EventLog;
  const watch = createLagWatch({ log, topics: ['t'], sinceMs: 500_000, nowMs: () => world.nowMs });
  const sample = () => watch.sample(async () => world.positions);
  const seconds = () => watch.lag(world.positions).map(({ lagSeconds }) => lagSeconds);
  return { world, watch, sample, seconds };
};

describe('lag', () => {
  it('is zero while nothing waits, however long ago the last event was', async () => {
    const { world, sample, seconds } = setUp();
    await sample();
    world.nowMs += 3_000_000;
    await sample();
    expect(seconds()).toEqual([0, 0]);
  });

  it('counts from the last look at which nothing waited', async () => {
    const { world, watch, sample, seconds } = setUp();
    await sample();
    world.nowMs += 10_000;
    world.ends = [5n, 0n];
    await sample();
    world.nowMs += 2_000;
    expect(seconds()).toEqual([12, 0]);
    expect(watch.lag(world.positions)[0]).toMatchObject({ position: 0, end: 5, lagEvents: 5 });
  });

  it('counts from the last event handled when a backlog is worked off', async () => {
    const { world, watch, sample, seconds } = setUp();
    world.ends = [5n, 0n];
    await sample();
    expect(seconds()[0]).toBe(500);
    world.positions = at(2, 0);
    watch.noteHandled('t', 0, new Date(960_000).toISOString());
    expect(seconds()[0]).toBe(40);
    world.positions = at(5, 0);
    expect(seconds()[0]).toBe(0);
  });

  it('is at least the time since the log last answered', async () => {
    const { world, sample, seconds } = setUp();
    await sample();
    world.nowMs += 60_000;
    expect(seconds()).toEqual([60, 60]);
  });

  it('is level only when every partition has passed the ends of the last look', async () => {
    const { world, watch, sample } = setUp();
    expect(watch.isLevel(at(9, 9))).toBe(false);
    world.ends = [3n, 4n];
    await sample();
    expect(watch.isLevel(at(3, 3))).toBe(false);
    expect(watch.isLevel(at(3, 4))).toBe(true);
  });
});
