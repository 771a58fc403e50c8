import type { EventStore } from '@amends/event-store/event-store';
import { eventIdOf } from '@amends/event-store/ids';
import type { CommandContext, NewEvent, StreamEnd } from '@amends/event-store/types';
import { erasedGuards } from '../personal-data/erased-guard.ts';
import { Problem } from '@amends/service-kit/problem-error';

export type SignalStreamsPort = Pick<EventStore, 'append' | 'end' | 'findEvents'>;

/** A fact that is recognised by its id, on whatever stream and day it was first written. */
export interface Fact {
  readonly event: NewEvent;
  /** Its command id makes the id of the event. */
  readonly context: CommandContext;
}

export type FactOutcome =
  | { readonly outcome: 'appended'; readonly seq: bigint }
  /** It was there already, with this data. */
  | { readonly outcome: 'known'; readonly seq: bigint; readonly data: unknown };

interface Waiting {
  readonly fact: Fact;
  readonly resolve: (outcome: FactOutcome) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane {
  readonly streamId: string;
  /** Undefined: not known, or another process wrote; it is asked for before the next append. */
  end: StreamEnd | undefined;
  waiting: Waiting[];
  isDraining: boolean;
}

const WAITING_MAX = 10_000;
const LANES_MAX = 5_000;
/** Facts of one append: as many as a transaction of the store takes. */
const BATCH_MAX = 256;
const ATTEMPTS = 8;

/** The next facts of a lane, none of them twice: a repeat waits until the first one is there. */
const takeBatch = (lane: Lane): Waiting[] => {
  const batch = new Map<string, Waiting>();
  const passed: Waiting[] = [];
  let at = 0;
  for (; at < lane.waiting.length && batch.size < BATCH_MAX; at += 1) {
    const waiting = lane.waiting[at]!;
    const { commandId } = waiting.fact.context;
    if (batch.has(commandId)) passed.push(waiting);
    else batch.set(commandId, waiting);
  }
  lane.waiting = [...passed, ...lane.waiting.slice(at)];
  return [...batch.values()];
};

const tooManyWriters = (): Error =>
  Object.assign(new Error('the signal stream is written by too many processes'), {
    retryable: true,
  });

/** Settles those that are there already; gives the others. */
const settleKnown = async (
  port: SignalStreamsPort,
  batch: readonly Waiting[],
): Promise<readonly Waiting[]> => {
  const idOf = ({ fact }: Waiting): string => eventIdOf(fact.context.commandId, 0);
  const found = await port.findEvents(batch.map(idOf));
  return batch.filter((waiting) => {
    const event = found.get(idOf(waiting));
    if (event === undefined) return true;
    waiting.resolve({ outcome: 'known', ...event });
    return false;
  });
};

const appendBatch = async (
  port: SignalStreamsPort,
  lane: Lane,
  batch: readonly Waiting[],
): Promise<void> => {
  let open = batch;
  for (let attempt = 1; open.length > 0; attempt += 1) {
    lane.end ??= await port.end(lane.streamId);
    const done = await port.append({
      streamId: lane.streamId,
      expectedVersion: lane.end.version,
      previousHash: lane.end.hash,
      events: open.map(({ fact }) => ({ ...fact.event, context: fact.context })),
      context: open[0]!.fact.context,
      companions: erasedGuards(open.map(({ fact }) => fact.event)),
    });
    if (done.outcome === 'appended') {
      lane.end = { version: done.version, hash: done.lastHash };
      for (const [at, { resolve }] of open.entries()) {
        resolve({ outcome: 'appended', seq: done.seqs[at]! });
      }
      return;
    }
    if (done.outcome === 'already_done') open = await settleKnown(port, open);
    // Another process may have written the stream as well as the facts.
    lane.end = undefined;
    if (attempt === ATTEMPTS) throw tooManyWriters();
  }
};

const mayTryAgain = (error: unknown): boolean =>
  (error as { retryable?: boolean } | null)?.retryable === true;

/** Settles every fact of a batch; one that cannot be written fails alone. */
const settleBatch = async (
  port: SignalStreamsPort,
  lane: Lane,
  batch: readonly Waiting[],
): Promise<void> => {
  try {
    await appendBatch(port, lane, batch);
  } catch (error) {
    // It may have been written: what is remembered is no longer worth anything.
    lane.end = undefined;
    if (batch.length > 1 && !mayTryAgain(error)) {
      for (const one of batch) await settleBatch(port, lane, [one]);
      return;
    }
    // Those already settled stay as they are: a promise takes its first outcome only.
    for (const { reject } of batch) reject(error);
  }
};

/**
 * Appends to streams that nobody reads whole (signals and purchases of a store and day). Facts
 * that wait for the same stream share one append; the queue remembers the last version and hash,
 * so that no stream is loaded and appends of one process never race each other. Another process
 * that writes the same stream shows as a conflict: the end is asked for again.
 */
export const signalStreams = (port: SignalStreamsPort) => {
  const lanes = new Map<string, Lane>();

  const laneOf = (streamId: string): Lane => {
    const known = lanes.get(streamId);
    if (known !== undefined) return known;
    if (lanes.size >= LANES_MAX) {
      for (const [id, lane] of lanes) if (!lane.isDraining) lanes.delete(id);
    }
    const lane: Lane = { streamId, end: undefined, waiting: [], isDraining: false };
    lanes.set(streamId, lane);
    return lane;
  };

  const drain = async (lane: Lane): Promise<void> => {
    while (lane.waiting.length > 0) await settleBatch(port, lane, takeBatch(lane));
    lane.isDraining = false;
  };

  return {
    /**
     * Appends after everything appended to the stream before, once.
     * @throws Problem 503 when too many wait for the same stream; what the store throws
     */
    append: (streamId: string, fact: Fact): Promise<FactOutcome> => {
      const lane = laneOf(streamId);
      if (lane.waiting.length >= WAITING_MAX) throw new Problem('temporary_reduced_capacity');
      const { promise, resolve, reject } = Promise.withResolvers<FactOutcome>();
      lane.waiting.push({ fact, resolve, reject });
      if (!lane.isDraining) {
        lane.isDraining = true;
        // At the end of the turn: the facts of one request go together.
        setImmediate(() => void drain(lane));
      }
      return promise;
    },
  };
};

export type SignalStreams = ReturnType<typeof signalStreams>;
