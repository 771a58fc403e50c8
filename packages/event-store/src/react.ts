import { type Decider, fold } from '@amends/decider/decider';
import type { PoolClient } from 'pg';
import { insertEvents, type WrittenRows } from './append-statement.ts';
import { writeCompanions } from './companion-writers.ts';
import { ReactionLostError } from './errors.ts';
import type { EventStore } from './event-store.ts';
import { foldable } from './foldable-event.ts';
import { eventIdOf } from './ids.ts';
import { insertJobs, tracedJobs } from './job-statement.ts';
import type { PreparedAppend } from './prepare-append.ts';
import type { CommandContext, CompanionRow, JobSpec, LoadedStream, NewEvent } from './types.ts';

/** A command that an event of the log causes on a stream of this service. */
export interface ReactionSpec<Command, State, Event extends NewEvent> {
  readonly streamId: string;
  readonly decider: Decider<Command, State, Event>;
  readonly command: Command;
  /** `commandId` = reactionCommandId(event id, reaction name), so a redelivery meets itself. */
  readonly context: CommandContext;
  readonly jobs?: (events: readonly Event[]) => readonly JobSpec[];
  readonly companions?: (events: readonly Event[]) => readonly CompanionRow[];
}

/** A reaction with its types closed over: a batch holds reactions of several deciders. */
export interface Reaction {
  readonly streamId: string;
  readonly context: CommandContext;
  /** Starts deciding on the history of the stream. */
  open(history: readonly NewEvent[]): ReactionDecision;
}

type ReactionDecision =
  | {
      readonly accepted: true;
      readonly events: readonly NewEvent[];
      readonly jobs: readonly JobSpec[];
      readonly companions: readonly CompanionRow[];
    }
  | { readonly accepted: false; readonly code: string };

/** Closes a typed reaction for `reactWithin`. */
export const reaction = <Command, State, Event extends NewEvent>(
  spec: ReactionSpec<Command, State, Event>,
): Reaction => ({
  streamId: spec.streamId,
  context: spec.context,
  open: (history) => {
    const state = fold(spec.decider, history as readonly Event[]);
    const decision = spec.decider.decide(spec.command, state);
    if (!decision.accepted) return { accepted: false, code: decision.code };
    if (decision.events.length === 0) return { accepted: false, code: 'nothing_to_do' };
    const { events } = decision;
    const jobs = spec.jobs?.(events) ?? [];
    return { accepted: true, events, jobs, companions: spec.companions?.(events) ?? [] };
  },
});

/** A reaction that wrote nothing: its place in the list and the decider's code, or one of ours. */
export interface IgnoredReaction {
  readonly index: number;
  /** `already_done` (redelivered), `nothing_to_do` (accepted, no event), or a refusal's code. */
  readonly code: string;
}

export interface ReactionResult {
  /** Reactions whose events were written. */
  readonly done: number;
  readonly ignored: readonly IgnoredReaction[];
}

const ROUNDS_MAX = 3;

interface Decided {
  readonly prepared: PreparedAppend;
  readonly jobs: readonly JobSpec[];
  readonly companions: readonly CompanionRow[];
}

interface Round {
  readonly decided: readonly Decided[];
  readonly ignored: readonly IgnoredReaction[];
}

type Numbered = readonly [index: number, reaction: Reaction];

/** Decides the reactions of one stream in order, each on the state its predecessors leave. */
const decideStream = (
  store: EventStore,
  stream: LoadedStream,
  reactions: readonly Numbered[],
): Round => {
  const decided: Decided[] = [];
  const ignored: IgnoredReaction[] = [];
  const history: NewEvent[] = stream.events.map((event) => foldable<NewEvent>(event));
  const eventIds = new Set(stream.events.map(({ eventId }) => eventId));
  let { version, lastHash } = stream;
  for (const [index, { streamId, context, open }] of reactions) {
    if (eventIds.has(eventIdOf(context.commandId, 0))) {
      ignored.push({ index, code: 'already_done' });
      continue;
    }
    const decision = open(history);
    if (!decision.accepted) {
      ignored.push({ index, code: decision.code });
      continue;
    }
    const { events, jobs, companions } = decision;
    const request = {
      streamId,
      expectedVersion: version,
      previousHash: lastHash,
      events,
      context,
    };
    const prepared = store.prepare(request, stream.version);
    decided.push({ prepared, jobs, companions });
    for (const event of events) history.push({ ...event, time: event.time ?? context.now });
    for (const id of prepared.eventIds) eventIds.add(id);
    ({ version, lastHash } = prepared);
  }
  return { decided, ignored };
};

const decideAll = async (
  client: PoolClient,
  store: EventStore,
  reactions: readonly Numbered[],
): Promise<Round> => {
  const byStream = Map.groupBy(reactions, ([, { streamId }]) => streamId);
  const streams = await store.loadMany([...byStream.keys()], client);
  const rounds = [...byStream].map(([streamId, own]) =>
    decideStream(store, streams.get(streamId)!, own),
  );
  return {
    decided: rounds.flatMap(({ decided }) => decided),
    ignored: rounds.flatMap(({ ignored }) => ignored),
  };
};

/** Streams of which some event was not written, and whether any of them was written in part. */
const findLost = (decided: readonly Decided[], isWritten: WrittenRows) => {
  const lost = new Set<string>();
  const touched = new Set<string>();
  for (const { prepared } of decided) {
    const { streamId, expectedVersion, events } = prepared.request;
    for (const offset of events.keys()) {
      (isWritten(streamId, expectedVersion + offset + 1) ? touched : lost).add(streamId);
    }
  }
  return { lost, isTorn: [...lost].some((streamId) => touched.has(streamId)) };
};

/**
 * Runs reactions in a consumer's transaction (read committed), as its last statements: all streams
 * in one query, all events in one insert, all jobs in one call. The same stream twice chains in
 * memory. A stream that a command wrote meanwhile is read and decided again, within a savepoint, at
 * most 3 times. Appending holds back every reader of this database until the commit, so commit soon
 * and keep a batch within 200 events or 50 ms.
 * @throws ReactionLostError (transient, SQLSTATE 40001) when a stream stays lost: roll back
 */
export const reactWithin = async (
  client: PoolClient,
  store: EventStore,
  reactions: readonly Reaction[],
): Promise<ReactionResult> => {
  let open: readonly Numbered[] = [...reactions.entries()];
  const won: Decided[] = [];
  const ignored: IgnoredReaction[] = [];
  for (let round = 0; open.length > 0; round += 1) {
    const { decided, ignored: refused } = await decideAll(client, store, open);
    if (decided.length > 0) await client.query('savepoint reactions');
    const isWritten = await insertEvents(
      client,
      decided.map(({ prepared }) => prepared),
    );
    const { lost, isTorn } = findLost(decided, isWritten);
    if (lost.size > 0 && round === ROUNDS_MAX) throw new ReactionLostError([...lost]);
    if (isTorn) {
      await client.query('rollback to savepoint reactions');
      continue;
    }
    won.push(...decided.filter(({ prepared }) => !lost.has(prepared.request.streamId)));
    const isOpen = (index: number) => lost.has(reactions[index]!.streamId);
    ignored.push(...refused.filter(({ index }) => !isOpen(index)));
    open = open.filter(([index]) => isOpen(index));
  }
  await insertJobs(
    client,
    won.flatMap(({ jobs, prepared }) => tracedJobs(jobs, prepared.request.context.traceparent)),
  );
  await writeCompanions(
    client,
    store.companions,
    won.flatMap(({ companions }) => companions),
  );
  ignored.sort((a, b) => a.index - b.index);
  return { done: won.length, ignored };
};
