import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { sourceParams } from './command-on-source.ts';
import { sourceAnswer, sourceAnswerOf } from './source-answer.ts';
import { visibleSource } from './visible-source.ts';

const counts = z.object({
  waiting: z.int(),
  mapped: z.int(),
  ignored: z.int(),
  /** Could not be mapped, or not wholly; they can be listed and replayed. */
  dead: z.int(),
});

/** GET /v1/sources/{sourceId}: the source, and what became of its deliveries. */
export const addGetSource = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/sources/:sourceId',
    config: { auth: { scopes: ['operations:read', 'operations:write'] } },
    schema: {
      summary: 'Read a source',
      tags: ['sources'],
      params: sourceParams,
      response: {
        200: sourceAnswer.extend({ deliveries: counts }),
        ...problemResponses(401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { sourceId } = request.params;
      const source = await visibleSource(services.sources, principalOf(request), sourceId);
      const deliveries = await services.deliveries.countByState(sourceId);
      return { ...sourceAnswerOf(source, services.clock().getTime()), deliveries };
    },
  });
};
