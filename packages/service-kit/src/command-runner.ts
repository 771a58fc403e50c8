import type { FastifyRequest } from 'fastify';
import type { CommandOutcome } from './command-answer.ts';
import { expectedVersionOf } from './etag.ts';
import { idempotencyOf } from './idempotency.ts';
import { mayAccessCase, type Principal, principalOf } from './principal.ts';
import { Problem } from './problem-error.ts';

/** Who did what because of what; the shape the event store records with every event. */
export interface CommandContext {
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: string;
  readonly traceparent: string;
  readonly now: string;
  readonly subject: string;
}

/** The stored answer of a keyed command; `body` is made once position and version are known. */
export interface AnswerTerms {
  readonly keyHash: string;
  readonly bodyHash: string;
  readonly keepDays: number;
  readonly status: number;
  body(done: { readonly position: string; readonly version: number }): unknown;
}

/** What a state must tell so that a foreign store's case looks like an unknown one. */
export interface StoreOwned {
  readonly status: string;
  readonly storeId?: string | undefined;
}

type Decided<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly code: string; readonly detail?: string };

export interface CommandDecider<Command, State, Event> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decided<Event>;
}

/** The write side as HTTP sees it: run one command on one stream, read one stream. */
export interface CommandPort<Command, State, Event> {
  execute(request: {
    readonly streamId: string;
    readonly decider: CommandDecider<Command, State, Event>;
    readonly command: Command;
    /** Else the command is refused as not_found, before anything of the stream is told. */
    readonly isVisible: (state: State) => boolean;
    readonly context: CommandContext;
    readonly answer?: AnswerTerms;
    readonly ifMatch?: number;
    readonly raceRetries?: number;
  }): Promise<CommandOutcome>;
  read(streamId: string): Promise<{ readonly state: State; readonly version: number }>;
}

/** Whether the principal may know of the thing: it exists and its store is within the claim. */
const isVisible = (principal: Principal, caseId: string, state: StoreOwned): boolean =>
  state.status !== 'none' && mayAccessCase(principal, caseId, state.storeId);

const MONEY_DAYS = 30;

export interface RunOptions {
  readonly status?: 200 | 201 | 202;
  /** Id in the answer, where it is not the case's. */
  readonly id?: string;
  /** 0 where the command carries facts that have to be read again after a lost race. */
  readonly raceRetries?: number;
}

export interface CaseCommands<Command, State extends StoreOwned> {
  /** Runs a keyed command on the case's stream, with the store check on the loaded state. */
  run(
    request: FastifyRequest,
    caseId: string,
    command: (now: string) => Command,
    options?: RunOptions,
  ): Promise<CommandOutcome>;
  /** @throws Problem 404 not_found for an unknown case and for a foreign store's alike */
  read(
    request: FastifyRequest,
    caseId: string,
  ): Promise<{ readonly state: State; readonly version: number }>;
}

/**
 * Commands on the one stream a service keeps per case (`<prefix>-<caseId>`): idempotency key,
 * If-Match, store check, context and answer, the same for every route of every write service.
 */
export const caseCommands = <Command, State extends StoreOwned, Event>(options: {
  readonly port: CommandPort<Command, State, Event>;
  readonly decider: CommandDecider<Command, State, Event>;
  readonly streamPrefix: string;
  readonly clock: () => Date;
}): CaseCommands<Command, State> => {
  const { port, decider, streamPrefix, clock } = options;
  return {
    run: (request, caseId, command, { status = 200, id = caseId, raceRetries } = {}) => {
      const principal = principalOf(request);
      const { keyHash, bodyHash, commandId } = idempotencyOf(request);
      const now = clock().toISOString();
      const ifMatch = expectedVersionOf(request);
      return port.execute({
        streamId: `${streamPrefix}-${caseId}`,
        decider,
        command: command(now),
        isVisible: (state) => isVisible(principal, caseId, state),
        context: {
          commandId,
          correlationId: caseId,
          causationId: commandId,
          actor: principal.subject,
          traceparent: request.traceparent,
          now,
          subject: caseId,
        },
        answer: {
          keyHash,
          bodyHash,
          keepDays: MONEY_DAYS,
          status,
          body: ({ position }) => ({ id, caseId, position }),
        },
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(raceRetries === undefined ? {} : { raceRetries }),
      });
    },
    read: async (request, caseId) => {
      const found = await port.read(`${streamPrefix}-${caseId}`);
      if (!isVisible(principalOf(request), caseId, found.state)) throw new Problem('not_found');
      return found;
    },
  };
};
