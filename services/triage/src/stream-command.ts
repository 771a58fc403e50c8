import type { WriteSide } from '@amends/event-log/write-side';
import type { SpecDecider } from '@amends/event-log/write-side-spec';
import type { NewEvent } from '@amends/event-store/types';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';

// biome-ignore lint/suspicious/noExplicitAny: the deciders of several streams share one write side
type AnySide = WriteSide<any, any, any>;

/** What runs keyed commands on streams beside that of the case. */
export interface StreamCommands {
  readonly port: Pick<AnySide, 'execute' | 'store'>;
  readonly clock: () => Date;
}

const KEEP_DAYS = 7;

/** Runs a client's keyed command on the stream of a thing that is no case; answers with its id. */
export const runOn = <Command, State, Event extends NewEvent>(
  { port, clock }: StreamCommands,
  request: FastifyRequest,
  on: {
    readonly streamId: string;
    readonly decider: SpecDecider<Command, State, Event>;
    /** The id of the thing: id of the answer, and subject of its events unless told. */
    readonly id: string;
    readonly subject?: string;
    readonly correlationId: string;
    readonly command: (now: string) => Command;
    readonly isVisible?: (state: State) => boolean;
    readonly status?: 200 | 201 | 202;
  },
): Promise<CommandOutcome> => {
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const now = clock().toISOString();
  const ifMatch = expectedVersionOf(request);
  const { id, status = 200, isVisible } = on;
  return port.execute({
    streamId: on.streamId,
    decider: on.decider,
    command: on.command(now),
    ...(isVisible === undefined ? {} : { isVisible }),
    context: {
      commandId,
      correlationId: on.correlationId,
      causationId: commandId,
      actor: principalOf(request).subject,
      ...(request.traceparent === '' ? {} : { traceparent: request.traceparent }),
      now,
      subject: on.subject ?? id,
    },
    answer: {
      keyHash,
      bodyHash,
      keepDays: KEEP_DAYS,
      status,
      body: ({ position }) => ({ id, position }),
    },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
};
