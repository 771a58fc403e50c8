import { uuid } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { incidentDecider } from '../domain/decide-incident.ts';
import type { Incident, IncidentEvent } from '../domain/incident.ts';
import type { IncidentCommand } from '../domain/incident-commands.ts';
import { incidentStream } from '../incidents/incident-stream.ts';
import { isVisibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { jobsFor } from '../jobs.ts';
import { keyedCommand } from './keyed-command.ts';

export const incidentParams = z.strictObject({ incidentId: uuid });

/** Answer of every command on an incident. */
export const incidentCommandAnswer = z.object({ id: uuid, position: z.string() });

interface Asked {
  readonly now: string;
  readonly command: IncidentCommand;
  /** The incident is made by this command: nobody can see it before. */
  readonly isNew?: boolean;
}

/** Runs a keyed command on the stream of an incident, with the store check on the loaded state. */
export const commandOnIncident = (
  services: IntakeServices,
  request: FastifyRequest,
  incidentId: string,
  { now, command, isNew = false }: Asked,
): Promise<CommandOutcome> => {
  const asking = { ...askingOf(request, services.clock()), now };
  const principal = principalOf(request);
  const about = { correlationId: incidentId, subject: incidentId };
  return executeCommand<IncidentCommand, Incident, IncidentEvent>(services.store, {
    streamId: incidentStream(incidentId),
    decider: incidentDecider,
    command,
    ...(isNew ? {} : { isVisible: (state) => isVisibleIncident(principal, state) }),
    ...keyedCommand(request, asking, about, { body: { id: incidentId } }),
    jobs: jobsFor,
    companions: companionsFor,
    ifMatch: expectedVersionOf(request),
  });
};
