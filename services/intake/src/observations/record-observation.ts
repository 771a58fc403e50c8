import { uuid } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { uuidv7 } from '@amends/service-kit/ids';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { type ObservationEvent, observationDecider } from '../domain/observation.ts';
import type { IntakeServices } from '../intake-services.ts';
import { storeRefusal } from '../reports/store-refusal.ts';
import { keyedCommand } from '../routes/keyed-command.ts';

export const observationAnswer = z.object({ id: uuid, position: z.string() });

/** Records a fact beside any case in a stream of its own, `<prefix>-<id>`. */
export const recordObservation = (
  services: IntakeServices,
  request: FastifyRequest,
  observation: {
    readonly prefix: 'opinion' | 'reputation' | 'averted';
    readonly storeId: string | undefined;
    /** The case it is about, if any: its events then stay in order with the case's. */
    readonly caseId?: string | undefined;
    readonly event: (id: string, now: string) => ObservationEvent;
  },
): Promise<CommandOutcome> => {
  const refusal = storeRefusal(principalOf(request), observation.storeId);
  if (refusal !== undefined) throw new Problem(refusal);
  const id = uuidv7();
  const asking = askingOf(request, services.clock());
  const subject = observation.caseId ?? id;
  return executeCommand(services.store, {
    streamId: `${observation.prefix}-${id}`,
    decider: observationDecider,
    expectNew: true,
    command: { type: 'RecordObservation', event: observation.event(id, asking.now) },
    ...keyedCommand(
      request,
      asking,
      { correlationId: subject, subject },
      { body: { id }, bodyHashKey: services.cipher.bodyHashKey },
    ),
    companions: companionsFor,
  });
};
