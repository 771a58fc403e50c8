import { executeCommand } from '@amends/event-store/execute-command';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { askingOf } from '../asking.ts';
import type { FailureCommand } from '../domain/decide.ts';
import type { IntakeServices } from '../intake-services.ts';
import { failureStream } from '../reports/case-identity.ts';
import { deciderFor } from './case-parameter.ts';
import { keyedCommand } from './keyed-command.ts';

/** Runs a keyed command on the stream of a case, with the store check on the loaded state. */
export const commandOnCase = (
  services: IntakeServices,
  request: FastifyRequest,
  caseId: string,
  command: (now: string) => FailureCommand,
): Promise<CommandOutcome> => {
  const asking = askingOf(request, services.clock());
  const about = { correlationId: caseId, subject: caseId };
  return executeCommand(services.store, {
    streamId: failureStream(caseId),
    decider: deciderFor(principalOf(request)),
    command: command(asking.now),
    ...keyedCommand(request, asking, about, { body: { id: caseId, caseId } }),
    ifMatch: expectedVersionOf(request),
  });
};
