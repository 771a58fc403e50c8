import type { AnswerSpec } from '@amends/event-store/execute-command';
import type { CommandContext } from '@amends/event-store/types';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import type { FastifyRequest } from 'fastify';
import type { KeyObject } from 'node:crypto';
import { type Asking, contextOf } from '../asking.ts';

const KEEP_DAYS = 7;

export interface KeyedCommand {
  readonly context: CommandContext;
  readonly answer: AnswerSpec<never>;
}

/**
 * Context and kept answer of the command that a request gives under its idempotency key; `body` is
 * the answer but for its position.
 */
export const keyedCommand = (
  request: FastifyRequest,
  asking: Asking,
  about: { readonly correlationId: string; readonly subject: string },
  kept: {
    readonly body: Readonly<Record<string, unknown>>;
    readonly status?: 201 | 202;
    readonly keepDays?: number;
    /** Of intake's cipher, where the body may hold personal data: a bare hash is guessable. */
    readonly bodyHashKey?: KeyObject;
  },
): KeyedCommand => {
  const { keyHash, bodyHash, commandId } = idempotencyOf(request, kept.bodyHashKey);
  const { body, status = 201, keepDays = KEEP_DAYS } = kept;
  return {
    context: contextOf(asking, { commandId, ...about }),
    answer: {
      keyHash,
      bodyHash,
      status,
      keepDays,
      body: ({ position }) => ({ ...body, position }),
    },
  };
};
