import { uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { WARNING_SCOPES, warningAnswer, warningItem } from './list-warnings.ts';
import { visibleWarning } from './visible-warning.ts';

export const warningParams = z.strictObject({ warningId: uuid });

/** GET /v1/early-warnings/{warningId}: what was found, by which rule, against what. */
export const addGetWarning = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/early-warnings/:warningId',
    config: { auth: { scopes: WARNING_SCOPES } },
    schema: {
      summary: 'Read an early warning',
      tags: ['early warnings'],
      params: warningParams,
      response: { 200: warningItem, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request) => {
      const { warningId } = request.params;
      return warningAnswer(await visibleWarning(services.pool, principalOf(request), warningId));
    },
  });
};
