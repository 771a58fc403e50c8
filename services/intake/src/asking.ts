import type { CommandContext } from '@amends/event-store/types';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';

/** Who asks, when, in which trace. */
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

/** What a request brings to every command it causes. */
export const askingOf = (request: FastifyRequest, now: Date): Asking => ({
  actor: principalOf(request).subject,
  now: now.toISOString(),
  ...(request.traceparent === '' ? {} : { traceparent: request.traceparent }),
});
