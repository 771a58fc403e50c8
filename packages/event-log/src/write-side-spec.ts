import type { CompanionWriter, JobSpec, NewEvent } from '@amends/event-store/types';
import type { LoggedEvent } from './logged-event.ts';

/** What a write service says about itself; the write side does the reading and appending. */

/** Hearing an event makes the service run this command on one of its streams. */
export interface SpecReaction<Command> {
  /** With the event's id it makes the command id, so hearing twice does once. */
  readonly name: string;
  readonly streamId: string;
  readonly command: Command;
}

type Decided<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly code: string; readonly detail?: string };

export interface SpecDecider<Command, State, Event> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decided<Event>;
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
  /** Pure. `now` is the consumer's clock. */
  readonly reactions: (event: LoggedEvent, now: string) => readonly SpecReaction<Command>[];
  /** Pure: timers and effects that just-decided events cause, in their transaction. */
  readonly jobsFor: (events: readonly Event[]) => readonly JobSpec[];
  readonly tasks: (commands: SystemCommands<Command, State>) => Readonly<Record<string, JobTask>>;
  /** Writers of rows that share the transaction of their events. */
  readonly companions?: Readonly<Record<string, CompanionWriter>>;
}
