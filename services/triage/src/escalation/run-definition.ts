import type { OpenWriteSide } from '@amends/event-log/write-side';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { principalOf } from '@amends/service-kit/principal';
import { type DefinitionCommand, definitionDecider } from '../domain/escalation/definitions.ts';

/** A request as service-kit reads it. */
export type KeyedRequest = Parameters<typeof idempotencyOf>[0];

/** Runs a keyed command on a stream of definitions. */
export type RunDefinition = (
  request: KeyedRequest,
  streamId: string,
  id: string,
  command: (now: string) => DefinitionCommand,
) => Promise<CommandOutcome>;

type Execute = Awaited<ReturnType<OpenWriteSide>>['execute'];

const KEEP_DAYS = 7;

export const runDefinitionOn =
  (execute: Execute, clock: () => Date): RunDefinition =>
  (request, streamId, id, command) => {
    const { keyHash, bodyHash, commandId } = idempotencyOf(request);
    const now = clock().toISOString();
    return execute({
      streamId,
      decider: definitionDecider as never,
      command: command(now) as never,
      context: {
        commandId,
        correlationId: uuidv8FromHash('definition', streamId),
        causationId: commandId,
        actor: principalOf(request).subject,
        now,
        subject: id,
      },
      answer: {
        keyHash,
        bodyHash,
        keepDays: KEEP_DAYS,
        status: 201,
        body: ({ position }) => ({ id, position }),
      },
    });
  };
