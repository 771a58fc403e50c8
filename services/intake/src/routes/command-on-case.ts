import { executeCommand } from '@amends/event-store/execute-command';
import type { CompanionRow } from '@amends/event-store/types';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { decider, type FailureCommand } from '../domain/decide.ts';
import type { IntakeServices } from '../intake-services.ts';
import { jobsFor } from '../jobs.ts';
import { failureStream } from '../reports/case-identity.ts';
import { isVisible } from './case-parameter.ts';
import { keyedCommand } from './keyed-command.ts';

export interface CaseCommandOptions {
  /** Id in the answer, where it is not the case's. */
  readonly id?: string;
  /** The whole answer, where it is none with a position. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Rows that are written in the transaction of the events. */
  readonly companions?: readonly CompanionRow[];
}

/** Runs a keyed command on the stream of a case, with the store check on the loaded state. */
export const commandOnCase = (
  services: IntakeServices,
  request: FastifyRequest,
  caseId: string,
  command: (now: string) => FailureCommand,
  { id = caseId, answer, companions = [] }: CaseCommandOptions = {},
): Promise<CommandOutcome> => {
  const asking = askingOf(request, services.clock());
  const principal = principalOf(request);
  const about = { correlationId: caseId, subject: caseId };
  return executeCommand(services.store, {
    streamId: failureStream(caseId),
    decider,
    command: command(asking.now),
    isVisible: (state) => isVisible(principal, caseId, state),
    ...keyedCommand(request, asking, about, {
      body: answer ?? { id, caseId },
      bodyHashKey: services.cipher.bodyHashKey,
    }),
    jobs: jobsFor,
    companions: (events) => [...companions, ...companionsFor(events)],
    ifMatch: expectedVersionOf(request),
  });
};
