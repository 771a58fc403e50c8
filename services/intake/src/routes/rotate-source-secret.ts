import { shortId } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { SOURCE_SECRET_WRITER, sealedSourceSecret } from '../sources/source-directory.ts';
import { isSecretOf } from '../sources/source-secret.ts';
import { commandOnSource, sourceParams } from './command-on-source.ts';
import { visibleSource } from './visible-source.ts';

const DAY_SECONDS = 86_400;

/**
 * POST /v1/sources/{sourceId}/secrets: the new secret is live at once, the one before it until the
 * end of the overlap, so that a vendor's console can be changed without losing a delivery.
 */
export const addRotateSourceSecret = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/sources/:sourceId/secrets',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Give a source another secret',
      tags: ['sources'],
      params: sourceParams,
      body: z.strictObject({
        secret: z.string().min(1).max(512),
        overlapSeconds: z
          .int()
          .min(0)
          .max(30 * DAY_SECONDS)
          .optional(),
      }),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { sourceId } = request.params;
      const { secret, overlapSeconds = DAY_SECONDS } = request.body;
      const { vendor } = await visibleSource(services.sources, principalOf(request), sourceId);
      if (vendor !== 'poslog' && !isSecretOf(vendor, secret)) {
        throw new Problem('validation_failed', { detail: 'It is no secret of this vendor.' });
      }
      return commandOnSource(services, request, reply, sourceId, ({ now }) => {
        const until = new Date(Date.parse(now) + overlapSeconds * 1000).toISOString();
        return {
          command: {
            type: 'RotateSourceSecret',
            data: { sourceId, rotatedAt: now, previousLiveUntil: until },
          },
          companions: [
            {
              writer: SOURCE_SECRET_WRITER,
              row: {
                source_id: sourceId,
                secret: sealedSourceSecret(services.cipher, sourceId, secret),
                at: now,
                previous_live_until: until,
              },
            },
          ],
        };
      });
    },
  });
};
