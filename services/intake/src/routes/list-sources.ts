import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { sourceAnswer, sourceAnswerOf } from './source-answer.ts';
import { maySeeSource } from './visible-source.ts';

/** GET /v1/sources: those of the principal's stores; a retailer's list is short. */
export const addListSources = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/sources',
    config: { auth: { scopes: ['operations:read', 'operations:write'] } },
    schema: {
      summary: 'List the sources of vendor deliveries',
      tags: ['sources'],
      response: {
        200: z.object({ data: z.array(sourceAnswer) }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const nowMs = services.clock().getTime();
      const all = await services.sources.list();
      const own = all.filter((source) => maySeeSource(principal, source));
      return { data: own.map((source) => sourceAnswerOf(source, nowMs)) };
    },
  });
};
