import { FailureAvertedV1 } from '@amends/contracts/intake-observations';
import { shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { observationAnswer, recordObservation } from '../observations/record-observation.ts';
import { pastInstant } from '@amends/service-kit/real-instant';

const { by, complaintCode } = FailureAvertedV1.shape;

/** POST /v1/averted-failures: stopped before it reached a customer. */
export const addRecordAvertedFailure = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/averted-failures',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Record an averted failure',
      tags: ['observations'],
      body: z.strictObject({
        storeId: shortId,
        ...{ by, complaintCode },
        avertedAt: pastInstant.optional(),
      }),
      response: {
        201: observationAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { storeId, avertedAt, ...facts } = request.body;
      const outcome = await recordObservation(services, request, {
        prefix: 'averted',
        storeId,
        event: (avertedId, now) => ({
          type: 'FailureAverted',
          data: { avertedId, storeId, ...facts, avertedAt: avertedAt ?? now },
        }),
      });
      return answerCommand(reply, outcome);
    },
  });
};
