import type { EventStore } from '@amends/event-store/event-store';
import type {
  AppendOutcome,
  AppendRequest,
  CommandContext,
  LoadedStream,
} from '@amends/event-store/types';
import type { StreamEnd } from './signals/signal-streams.ts';

/** A stored answer as the event store gives it back; the position is filled in. */
export interface StoredAnswer {
  readonly bodyHash: string;
  readonly status: number;
  readonly body: unknown;
}

/** The parts of the event store that intake's own append paths use. */
export interface IntakeStore {
  append(request: AppendRequest): Promise<AppendOutcome>;
  load(streamId: string): Promise<LoadedStream>;
  /** Where a stream ends, without reading it. */
  end(streamId: string): Promise<StreamEnd>;
  /** The answer kept under a key; undefined where none is or its life is over. */
  answer(keyHash: string): Promise<StoredAnswer | undefined>;
}

const END_OF_STREAM =
  'select version, hash from events where stream_id = $1 order by version desc limit 1';

/** The event store as intake uses it. A signal stream is never read whole, hence `end`. */
export const intakeStore = (store: EventStore): IntakeStore => ({
  append: store.append,
  load: store.load,
  answer: store.findAnswer,
  end: async (streamId) => {
    const found = await store.pool.query<StreamEnd>({
      name: 'end-of-stream',
      text: END_OF_STREAM,
      values: [streamId],
    });
    return found.rows[0] ?? { version: 0, hash: Buffer.alloc(0) };
  },
});

/** Who asks, when, in which trace: what a request brings to every command it causes. */
export interface Asking {
  readonly actor: string;
  readonly now: string;
  readonly traceparent?: string;
}

/** The context of one command; a command of a client is its own cause. */
export const contextOf = (
  asking: Asking,
  command: {
    readonly commandId: string;
    readonly correlationId: string;
    readonly subject: string;
    readonly partitionKey?: string;
  },
): CommandContext => ({ ...command, ...asking, causationId: command.commandId });
