import { WordOfMouthObservedV1 } from '@amends/contracts/intake-observations';
import { shortId, uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { observationAnswer, recordObservation } from '../observations/record-observation.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { loadCase } from './case-parameter.ts';

const { valence, channel, reach, signalSource, sourceRef } = WordOfMouthObservedV1.shape;

const observationBody = z.strictObject({
  storeId: shortId.optional(),
  /** The case that it is about, where one is known. */
  caseId: uuid.optional(),
  ...{ valence, channel, reach, signalSource, sourceRef },
  observedAt: pastInstant.optional(),
});

/** POST /v1/word-of-mouth: an entry of the reputation log, media reports included. */
export const addObserveWordOfMouth = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/word-of-mouth',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Record word of mouth',
      tags: ['observations'],
      body: observationBody,
      response: {
        201: observationAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { storeId, caseId, observedAt, ...facts } = request.body;
      if (caseId !== undefined) await loadCase(services.store, principalOf(request), caseId);
      const outcome = await recordObservation(services, request, {
        prefix: 'reputation',
        storeId,
        caseId,
        event: (observationId, now) => ({
          type: 'WordOfMouthObserved',
          data: {
            observationId,
            ...facts,
            ...(storeId === undefined ? {} : { storeId }),
            ...(caseId === undefined ? {} : { caseId }),
            observedAt: observedAt ?? now,
          },
        }),
      });
      return answerCommand(reply, outcome);
    },
  });
};
