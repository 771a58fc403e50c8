import type { EventLog } from '@amends/event-log/types';
import type { Checkpoint } from './checkpoints.ts';

/** Lag of one partition; offsets as numbers, exact below 2^53. */
export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the next record to handle. */
  readonly position: number;
  /** Offset after the last record on the log. */
  readonly end: number;
  readonly lagEvents: number;
  /** Age of the oldest record not yet handled, in seconds; 0 when there is none. */
  readonly lagSeconds: number;
}

export interface LagWatch {
  /** Looks at the ends of the log, then at the checkpoints. */
  sample(readPositions: () => Promise<readonly Checkpoint[]>): Promise<void>;
  /** An event was handled, its commit is done: what is still unhandled was recorded later. */
  noteHandled(topic: string, partition: number, recordedTime: string): void;
  /** Lag at these checkpoints against the ends of the last sample. */
  lag(positions: readonly Checkpoint[]): PartitionLag[];
  /** Whether the checkpoints have passed the ends of the last sample. */
  isLevel(positions: readonly Checkpoint[]): boolean;
  hasSample(): boolean;
}

interface PartitionState {
  end: bigint;
  caughtUpAtMs: number;
  handledAtMs: number;
}

const STALE_SAMPLE_MS = 5_000;

const offsetOf = (positions: readonly Checkpoint[], topic: string, partition: number): bigint =>
  positions.find((each) => each.topic === topic && each.partition === partition)?.nextOffset ?? 0n;

/**
 * Tells how far a build is behind. The log cannot be asked for the time of a record, so the age of
 * the oldest unhandled one is bounded from above: it came after the last moment at which nothing
 * was waiting, and it was recorded after the last one handled.
 */
export const createLagWatch = (options: {
  readonly log: EventLog;
  readonly topics: readonly string[];
  /** Since when there can have been anything to handle: when the build was made. */
  readonly sinceMs: number;
  readonly nowMs: () => number;
}): LagWatch => {
  const { log, topics, sinceMs, nowMs } = options;
  const states = new Map<string, { topic: string; partition: number; state: PartitionState }>();
  let sampledAtMs: number | undefined;

  const stateOf = (topic: string, partition: number): PartitionState => {
    const name = `${topic}/${partition}`;
    const known = states.get(name)?.state;
    if (known !== undefined) return known;
    const state = { end: 0n, caughtUpAtMs: 0, handledAtMs: 0 };
    states.set(name, { topic, partition, state });
    return state;
  };
  const lagOf = (state: PartitionState, position: bigint): number => {
    const now = nowMs();
    // The log does not answer: what came since the last answer is not known.
    const unseenMs = sampledAtMs === undefined ? 0 : now - sampledAtMs;
    const atLeast = unseenMs > STALE_SAMPLE_MS ? unseenMs : 0;
    if (position >= state.end) return atLeast / 1_000;
    const since = Math.max(state.caughtUpAtMs, state.handledAtMs) || sinceMs;
    return Math.max(atLeast, now - since, 0) / 1_000;
  };

  return {
    sample: async (readPositions) => {
      const atMs = nowMs();
      const ends = await Promise.all(topics.map((topic) => log.endOffsets(topic)));
      const positions = await readPositions();
      topics.forEach((topic, index) => {
        ends[index]!.forEach((end, partition) => {
          const state = stateOf(topic, partition);
          state.end = end;
          if (offsetOf(positions, topic, partition) >= end) state.caughtUpAtMs = atMs;
        });
      });
      sampledAtMs = atMs;
    },
    noteHandled: (topic, partition, recordedTime) => {
      const state = stateOf(topic, partition);
      state.handledAtMs = Math.max(state.handledAtMs, Date.parse(recordedTime) || 0);
    },
    lag: (positions) =>
      [...states.values()].map(({ topic, partition, state }) => {
        const position = offsetOf(positions, topic, partition);
        return {
          topic,
          partition,
          position: Number(position),
          end: Number(state.end),
          lagEvents: position >= state.end ? 0 : Number(state.end - position),
          lagSeconds: lagOf(state, position),
        };
      }),
    isLevel: (positions) =>
      sampledAtMs !== undefined &&
      [...states.values()].every(
        ({ topic, partition, state }) => offsetOf(positions, topic, partition) >= state.end,
      ),
    hasSample: () => sampledAtMs !== undefined,
  };
};
