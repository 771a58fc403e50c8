import type { FastifyRequest } from 'fastify';
import type { CommandOutcome } from './command-answer.ts';
import type { CommandDecider, CommandPort } from './command-runner.ts';
import { expectedVersionOf } from './etag.ts';
import { idempotencyOf } from './idempotency.ts';
import { principalOf } from './principal.ts';

/** What runs keyed commands on streams beside that of the case. */
export interface StreamRunner {
  // biome-ignore lint/suspicious/noExplicitAny: deciders of several streams share one port
  readonly port: Pick<CommandPort<any, any, any>, 'execute'>;
  readonly clock: () => Date;
}

export interface OnStream<Command, State, Event> {
  readonly streamId: string;
  readonly decider: CommandDecider<Command, State, Event>;
  /** The id of the thing: id of the answer, and subject of its events unless told. */
  readonly id: string;
  readonly correlationId: string;
  readonly command: (now: string) => Command;
  /** Else refused as not_found; everybody with the scope sees a thing of no store. */
  readonly isVisible?: (state: State) => boolean;
  readonly subject?: string;
  /** 201 unless told. */
  readonly status?: 200 | 201 | 202;
  /** Who is named as the actor, where it must not be who asks. */
  readonly actor?: string;
}

const KEEP_DAYS = 7;

/** Runs a client's keyed command on the stream of a thing that is no case; answers with its id. */
export const runOnStream = <Command, State, Event>(
  { port, clock }: StreamRunner,
  request: FastifyRequest,
  on: OnStream<Command, State, Event>,
): Promise<CommandOutcome> => {
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const now = clock().toISOString();
  const ifMatch = expectedVersionOf(request);
  const { id, streamId, decider, correlationId, isVisible = () => true, status = 201 } = on;
  return port.execute({
    ...{ streamId, decider, isVisible },
    command: on.command(now),
    context: {
      ...{ commandId, correlationId, now },
      causationId: commandId,
      actor: on.actor ?? principalOf(request).subject,
      traceparent: request.traceparent,
      subject: on.subject ?? id,
    },
    answer: {
      ...{ keyHash, bodyHash },
      keepDays: KEEP_DAYS,
      status,
      body: ({ position }) => ({ id, position }),
    },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
};
