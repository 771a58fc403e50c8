import { uuid } from '@amends/contracts/primitives';
import { WARNING_FINDINGS, type WarningCause } from '@amends/contracts/warning-vocabulary';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { warningDecider } from '../domain/warning/early-warning.ts';
import type { IntakeServices } from '../intake-services.ts';
import { warningStream, warningSubject } from '../warnings/warning-stream.ts';
import { warningParams } from './get-warning.ts';
import { keyedCommand } from './keyed-command.ts';
import { visibleWarning } from './visible-warning.ts';

const body = z.strictObject({ finding: z.enum(WARNING_FINDINGS) });

/** POST /v1/early-warnings/{warningId}/acknowledgements: a person looked at it. */
export const addAcknowledgeWarning = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/early-warnings/:warningId/acknowledgements',
    config: { auth: { scopes: ['intake:write', 'triage:write'] } },
    schema: {
      summary: 'Acknowledge an early warning',
      tags: ['early warnings'],
      params: warningParams,
      body,
      response: {
        201: z.object({ id: uuid, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { warningId } = request.params;
      const warning = await visibleWarning(services.pool, principalOf(request), warningId);
      const storeId = warning.storeId ?? undefined;
      const cause = warning.cause as WarningCause;
      const asking = askingOf(request, services.clock());
      const { finding } = request.body;
      const about = { correlationId: warningId, subject: warningSubject(storeId, cause) };
      const outcome = await executeCommand(services.store, {
        streamId: warningStream(storeId, cause),
        decider: warningDecider,
        command: { type: 'AcknowledgeWarning', warningId, finding, now: asking.now },
        ...keyedCommand(request, asking, about, { body: { id: warningId } }),
        companions: companionsFor,
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/early-warnings/${warningId}`);
    },
  });
};
