import type { EventStore } from '@amends/event-store/event-store';
import type { AppendOutcome, AppendRequest, StreamEnd } from '@amends/event-store/types';
import { Problem } from '@amends/service-kit/problem-error';

export type SignalStreamsPort = Pick<EventStore, 'append' | 'end'>;

type BlindAppend = Omit<AppendRequest, 'expectedVersion' | 'previousHash'>;

interface Lane {
  /** Undefined: not known, or another process wrote; it is asked for before the next append. */
  end: StreamEnd | undefined;
  tail: Promise<unknown>;
  waiting: number;
}

const WAITING_MAX = 2_000;
const LANES_MAX = 5_000;
const ATTEMPTS = 8;

/**
 * Appends to streams that nobody reads whole (signals and purchases of a store and day): one
 * queue per stream, which remembers the last version and hash, so that no stream is loaded and
 * appends of one process never race each other. Another process that writes the same stream shows
 * as a conflict: the end is asked for again.
 */
export const signalStreams = (port: SignalStreamsPort) => {
  const lanes = new Map<string, Lane>();

  const laneOf = (streamId: string): Lane => {
    const known = lanes.get(streamId);
    if (known !== undefined) return known;
    if (lanes.size >= LANES_MAX) {
      for (const [id, lane] of lanes) if (lane.waiting === 0) lanes.delete(id);
    }
    const lane: Lane = { end: undefined, tail: Promise.resolve(), waiting: 0 };
    lanes.set(streamId, lane);
    return lane;
  };

  const appendNow = async (lane: Lane, request: BlindAppend): Promise<AppendOutcome> => {
    for (let attempt = 1; ; attempt += 1) {
      lane.end ??= await port.end(request.streamId);
      const { version, hash } = lane.end;
      let outcome: AppendOutcome;
      try {
        outcome = await port.append({ ...request, expectedVersion: version, previousHash: hash });
      } catch (error) {
        // It may have been written: what is remembered is no longer worth anything.
        lane.end = undefined;
        throw error;
      }
      if (outcome.outcome === 'appended') {
        lane.end = { version: outcome.version, hash: outcome.lastHash };
        return outcome;
      }
      if (outcome.outcome === 'already_done' || attempt === ATTEMPTS) return outcome;
      lane.end = undefined;
    }
  };

  return {
    /**
     * Appends after everything appended to the stream before.
     * @throws Problem 503 when too many wait for the same stream
     */
    append: (request: BlindAppend): Promise<AppendOutcome> => {
      const lane = laneOf(request.streamId);
      if (lane.waiting >= WAITING_MAX) throw new Problem('temporary_reduced_capacity');
      lane.waiting += 1;
      const run = lane.tail.then(() => appendNow(lane, request));
      lane.tail = run.then(
        () => undefined,
        () => undefined,
      );
      return run.finally(() => {
        lane.waiting -= 1;
      });
    },
  };
};

export type SignalStreams = ReturnType<typeof signalStreams>;
