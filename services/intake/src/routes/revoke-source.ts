import { shortId } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { SOURCE_CHANGE_WRITER } from '../sources/source-directory.ts';
import { commandOnSource, sourceParams } from './command-on-source.ts';

/** POST /v1/sources/{sourceId}/revocations: refused everywhere within a minute, for ever. */
export const addRevokeSource = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/sources/:sourceId/revocations',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Revoke a source',
      tags: ['sources'],
      params: sourceParams,
      body: z.strictObject({}),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { sourceId } = request.params;
      return commandOnSource(services, request, reply, sourceId, ({ now }) => ({
        command: { type: 'RevokeSource', data: { sourceId, revokedAt: now } },
        companions: [
          { writer: SOURCE_CHANGE_WRITER, row: { source_id: sourceId, revoked_at: now } },
        ],
      }));
    },
  });
};
