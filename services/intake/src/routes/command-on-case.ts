import { executeCommand } from '@amends/event-store/execute-command';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { askingOf, contextOf } from '../asking.ts';
import type { FailureCommand } from '../domain/decide.ts';
import type { IntakeServices } from '../intake-services.ts';
import { failureStream } from '../reports/case-identity.ts';
import { deciderFor } from './case-parameter.ts';

const KEEP_DAYS = 7;

/** Runs a keyed command on the stream of a case, with the store check on the loaded state. */
export const commandOnCase = (
  services: IntakeServices,
  request: FastifyRequest,
  caseId: string,
  command: (now: string) => FailureCommand,
): Promise<CommandOutcome> => {
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const asking = askingOf(request, services.clock());
  return executeCommand(services.store, {
    streamId: failureStream(caseId),
    decider: deciderFor(principalOf(request)),
    command: command(asking.now),
    context: contextOf(asking, { commandId, correlationId: caseId, subject: caseId }),
    answer: {
      keyHash,
      bodyHash,
      status: 201,
      keepDays: KEEP_DAYS,
      body: ({ position }) => ({ id: caseId, caseId, position }),
    },
    ifMatch: expectedVersionOf(request),
  });
};
