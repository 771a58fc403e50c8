import { HOLD_LIFT_REASONS } from '@amends/contracts/intake-legal-holds';
import { uuid } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { legalHoldDecider } from '../domain/legal-hold.ts';
import type { IntakeServices } from '../intake-services.ts';
import { keyedCommand } from './keyed-command.ts';
import { HOLD_SCOPE, holdAnswer } from './place-legal-hold.ts';

/** POST /v1/legal-holds/{holdId}/lifts: from now on the data may go again. */
export const addLiftLegalHold = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/legal-holds/:holdId/lifts',
    config: { auth: { scopes: [HOLD_SCOPE] } },
    schema: {
      summary: 'Lift a legal hold',
      tags: ['personal data'],
      params: z.strictObject({ holdId: uuid }),
      body: z.strictObject({ reason: z.enum(HOLD_LIFT_REASONS) }),
      response: { 201: holdAnswer, ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503) },
    },
    handler: async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { holdId } = request.params;
      const { reason } = request.body;
      const asking = askingOf(request, services.clock());
      const outcome = await executeCommand(services.store, {
        streamId: `hold-${holdId}`,
        decider: legalHoldDecider,
        command: { type: 'LiftLegalHold', data: { holdId, reason, liftedAt: asking.now } },
        ...keyedCommand(
          request,
          asking,
          { correlationId: holdId, subject: holdId },
          { body: { id: holdId } },
        ),
        companions: companionsFor,
        ifMatch: expectedVersionOf(request),
      });
      return answerCommand(reply, outcome);
    },
  });
};
