import { uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { isVisibleJob } from '../imports/visible-job.ts';
import type { IntakeServices } from '../intake-services.ts';
import { mergingAnswer, mergingAnswerOf } from './merging-answer.ts';

/** GET /v1/mergings/{mergingId}: what became of each case. */
export const addGetMerging = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/mergings/:mergingId',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Read a merging',
      tags: ['cases'],
      params: z.strictObject({ mergingId: uuid }),
      response: { 200: mergingAnswer, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request) => {
      const found = await services.mergings.find(request.params.mergingId);
      if (found === undefined || !isVisibleJob(found, principalOf(request))) {
        throw new Problem('not_found');
      }
      return mergingAnswerOf(found);
    },
  });
};
