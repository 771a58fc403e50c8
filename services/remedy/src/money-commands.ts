import type { WriteSide } from '@amends/event-log/write-side';
import type { SpecDecider } from '@amends/event-log/write-side-spec';
import type { CompanionRow, NewEvent } from '@amends/event-store/types';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';

// biome-ignore lint/suspicious/noExplicitAny: the deciders of several streams share one write side
type AnySide = WriteSide<any, any, any>;

/** What runs keyed commands on streams of money that are no case's. */
export interface MoneyCommands {
  readonly port: Pick<AnySide, 'execute' | 'store'>;
  readonly clock: () => Date;
}

const KEEP_DAYS = 30;

/**
 * Runs a client's keyed command on the stream of a thing that is no case. A lost race is told,
 * never decided again: it was about money (API-21).
 */
export const runOn = <Command, State, Event extends NewEvent>(
  { port, clock }: MoneyCommands,
  request: FastifyRequest,
  on: {
    readonly streamId: string;
    readonly decider: SpecDecider<Command, State, Event>;
    /** What its events are about: a case, or the thing itself. */
    readonly subject: string;
    readonly command: (now: string) => Command;
    /** Members of the answer beside the position; ids, codes and amounts. */
    readonly answer: (events: readonly Event[]) => object;
    readonly isVisible?: (state: State) => boolean;
    readonly status?: 200 | 201 | 202;
    readonly companions?: readonly CompanionRow[];
  },
): Promise<CommandOutcome> => {
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const now = clock().toISOString();
  const ifMatch = expectedVersionOf(request);
  const { subject, status = 200, isVisible, companions = [], answer } = on;
  return port.execute({
    streamId: on.streamId,
    decider: on.decider,
    command: on.command(now),
    raceRetries: 0,
    ...(isVisible === undefined ? {} : { isVisible }),
    context: {
      commandId,
      correlationId: subject,
      causationId: commandId,
      actor: principalOf(request).subject,
      ...(request.traceparent === '' ? {} : { traceparent: request.traceparent }),
      now,
      subject,
    },
    companions: (events) => (events.length === 0 ? [] : companions),
    answer: {
      keyHash,
      bodyHash,
      keepDays: KEEP_DAYS,
      status,
      body: ({ position, events }) => ({ ...answer(events as readonly Event[]), position }),
    },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
};
