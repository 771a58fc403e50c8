import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';

/** POST /v1/silence-checks: looks for silent customers now; once a day it happens by itself. */
export const addFindSilences = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/silence-checks',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Look for silent customers now',
      tags: ['customers'],
      body: z.strictObject({}),
      response: {
        200: z.object({ noted: z.int() }),
        ...problemResponses(400, 401, 403, 422, 503),
      },
    },
    handler: async (request) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      return { noted: await services.findSilences() };
    },
  });
};
