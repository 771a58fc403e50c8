import type { CompanionRow, CompanionWriter, JobSpec, NewEvent } from '@amends/event-store/types';
import type { ClientBase } from 'pg';
import type { LoggedEvent } from './logged-event.ts';

/** What a write service says about itself; the write side does the reading and appending. */

type Decided<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly code: string; readonly detail?: string };

export interface SpecDecider<Command, State, Event> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decided<Event>;
}

/** A command for a stream with a decider of its own, the types closed over by `commandOn`. */
export interface StreamCommand {
  readonly streamId: string;
  // biome-ignore lint/suspicious/noExplicitAny: closed over by commandOn, which checks them
  readonly decider: SpecDecider<any, any, any>;
  readonly command: unknown;
}

/** Pairs a command with the decider of its stream, for streams beside the service's main kind. */
export const commandOn = <Command, State, Event>(
  decider: SpecDecider<Command, State, Event>,
  streamId: string,
  command: Command,
): StreamCommand => ({ decider, streamId, command });

/** Hearing an event makes the service run this command on one of its streams. */
export type SpecReaction<Command> = {
  /** With the event's id it makes the command id, so hearing twice does once. */
  readonly name: string;
  /** What its events are about; the stream's case, else what follows the stream's prefix. */
  readonly subject?: string;
} & (
  | { readonly streamId: string; readonly command: Command; readonly decider?: never }
  | StreamCommand
);

/** Pure. `now` is the consumer's clock. */
export type Reactions<Command> = (
  event: LoggedEvent,
  now: string,
) => readonly SpecReaction<Command>[];

/**
 * Reactions that decide on facts from the service's own tables. `gather` reads them for a batch,
 * in its transaction, before anything is decided, and may keep there what was heard; what it gives
 * is pure, is called for each event in order, and may remember the earlier events of the batch.
 */
export interface ReactionsOnFacts<Command> {
  readonly gather: (
    client: ClientBase,
    events: readonly LoggedEvent[],
  ) => Promise<Reactions<Command>>;
}

/** Commands that no person gave: timers and outside effects. */
export interface SystemCommands<Command, State> {
  /**
   * Runs a command under an id derived from `key`, so a job that runs twice decides once.
   * Rejections are returned, not thrown: a late timer is no error.
   */
  execute(request: {
    readonly key: string;
    readonly caseId: string;
    readonly streamId: string;
    readonly command: Command;
  }): Promise<{ readonly outcome: string }>;
  /** The same on a stream beside the service's main kind. */
  executeOn(request: {
    readonly key: string;
    /** The case it belongs to, else the id of what it is about. */
    readonly subject: string;
    readonly on: StreamCommand;
  }): Promise<{ readonly outcome: string; readonly code?: string }>;
  read(streamId: string): Promise<{ readonly state: State; readonly version: number }>;
  /** The service's clock as RFC 3339 UTC. */
  now(): string;
}

export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;
export type JobTask = (payload: JobPayload) => Promise<void>;

export interface WriteSideSpec<Command, State, Event extends NewEvent> {
  /** Service name; also the consumer's name and the log group. */
  readonly name: string;
  readonly decider: SpecDecider<Command, State, Event>;
  /** Event types that are read at all; [] = the service reacts to nothing. */
  readonly heardTypes: readonly string[];
  readonly reactions: Reactions<Command> | ReactionsOnFacts<Command>;
  /**
   * Bounds of a transaction that hears and reacts, where those of a service that reacts to most of
   * what it hears (200 events, 50 ms) are too narrow: most of what this one hears is only counted.
   */
  readonly limits?: { readonly maxEvents: number; readonly maxMs: number };
  /** Pure: timers and effects that just-decided events cause, in their transaction. */
  readonly jobsFor: (events: readonly Event[]) => readonly JobSpec[];
  readonly tasks: (commands: SystemCommands<Command, State>) => Readonly<Record<string, JobTask>>;
  /** Run once a day by one of the service's processes; a day missed is made up for. */
  readonly daily?: (commands: SystemCommands<Command, State>) => Readonly<Record<string, JobTask>>;
  /** Pure: rows of the service's own tables that just-decided events cause. */
  readonly companionsFor?: (events: readonly Event[]) => readonly CompanionRow[];
  /** Writers of rows that share the transaction of their events. */
  readonly companions?: Readonly<Record<string, CompanionWriter>>;
}
