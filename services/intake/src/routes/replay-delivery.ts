import { shortId, uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { visibleSource } from './visible-source.ts';

/**
 * POST /v1/sources/{sourceId}/deliveries/{deliveryId}/replays: maps a delivery again after its
 * cause was mended. Safe to ask twice, since a signal is stored once: it takes no idempotency key.
 */
export const addReplayDelivery = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/sources/:sourceId/deliveries/:deliveryId/replays',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Map a delivery again',
      tags: ['sources'],
      params: z.strictObject({ sourceId: shortId, deliveryId: uuid }),
      body: z.strictObject({}),
      response: {
        202: z.object({ id: uuid }),
        ...problemResponses(400, 401, 403, 404, 410, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { sourceId, deliveryId } = request.params;
      await visibleSource(services.sources, principalOf(request), sourceId);
      const delivery = await services.deliveries.find(deliveryId);
      if (delivery?.sourceId !== sourceId) throw new Problem('not_found');
      if (!(await services.deliveries.replay(deliveryId))) {
        throw new Problem('gone', { detail: 'The bytes of the delivery are no longer kept.' });
      }
      return reply.status(202).send({ id: deliveryId });
    },
  });
};
