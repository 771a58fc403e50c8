import type { PoolClient } from 'pg';

/** A fact to be recorded, as a decider gives it, with what the log needs to know about it. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  /** Name without prefix or version: RemedyOffered. */
  readonly type: Type;
  readonly data: Data;
  /** When it happened (valid time), RFC 3339 UTC; the command's time where absent. */
  readonly time?: string;
  /** Of a command of its own, where one append carries the facts of many senders (signals). */
  readonly context?: CommandContext;
}

/** Who did what because of what: stored in `meta` of every event the command causes. */
export interface CommandContext {
  /** UUIDv8; event ids are derived from it and the ordinal, so a retry meets itself. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** Opaque subject id, never a name. */
  readonly actor: string;
  readonly traceparent?: string;
  /** Time of the command, RFC 3339 UTC. */
  readonly now: string;
  /** Log key; the case id where one exists. */
  readonly subject: string;
  /** Where it differs from the subject (signals, purchases: the store id). */
  readonly partitionKey?: string;
}

/** `meta` as stored. */
export interface EventMeta {
  readonly subject: string;
  readonly time: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: string;
  readonly traceparent?: string;
  readonly partitionKey?: string;
}

/** One row of `events`. */
export interface StoredEvent<Type extends string = string, Data = unknown> {
  readonly seq: bigint;
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
  readonly meta: EventMeta;
  readonly hash: Buffer;
  readonly recordedAt: string;
}

/** A stream read whole. `version` 0 = it does not exist. */
export interface LoadedStream {
  readonly streamId: string;
  readonly version: number;
  readonly events: readonly StoredEvent[];
  /** Hash of the last event, empty buffer for a new stream. */
  readonly lastHash: Buffer;
}

/** Where a stream ends; version 0 and an empty hash for one that does not exist. */
export interface StreamEnd {
  readonly version: number;
  readonly hash: Buffer;
}

/** An answer to a keyed command, kept in the transaction of its events. Ids only, no body. */
export interface CommandAnswer {
  readonly keyHash: string;
  readonly bodyHash: string;
  readonly status: number;
  /** JSON of ids, codes and the position placeholder; never personal data. */
  readonly body: unknown;
  /** Days the answer is kept: 30 or more for money, 7 otherwise (reliability.md P3). */
  readonly keepDays: number;
}

/** A graphile-worker job added in the transaction of the events. Ids only. */
export interface JobSpec {
  readonly task: string;
  readonly payload: Record<string, string | number | boolean | null>;
  readonly runAt?: string;
  /** Same key = same job (replaced), so a replay adds none. */
  readonly jobKey?: string;
  readonly maxAttempts?: number;
  /** Takes away the timer that waits under the key instead; one that already rings is not met. */
  readonly cancels?: true;
}

/**
 * Rows other than events that belong to the same transaction (intake's personal data). Collected
 * over a group-commit batch and written by one statement per writer name.
 */
export interface CompanionRow {
  readonly writer: string;
  readonly row: unknown;
}

/** Writes the companion rows of one writer for a whole batch; called after the events returned. */
export type CompanionWriter = (client: PoolClient, rows: readonly unknown[]) => Promise<void>;

export interface AppendRequest {
  readonly streamId: string;
  /** Version the caller loaded; 0 = the stream must not exist. `any`: blind append (signals). */
  readonly expectedVersion: number;
  readonly previousHash: Buffer;
  readonly events: readonly NewEvent[];
  readonly context: CommandContext;
  readonly answer?: CommandAnswer;
  readonly jobs?: readonly JobSpec[];
  readonly companions?: readonly CompanionRow[];
}

export type AppendOutcome =
  | {
      readonly outcome: 'appended';
      readonly version: number;
      readonly lastSeq: bigint;
      /** Of the events, in their order. */
      readonly seqs: readonly bigint[];
      readonly lastHash: Buffer;
      readonly position: string;
    }
  /** Another writer took the version: load, decide again. */
  | { readonly outcome: 'conflict' }
  /** This command's events are already there: look up its answer. */
  | { readonly outcome: 'already_done' };
