import { shortId } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { SOURCE_CHANGE_WRITER } from '../sources/source-directory.ts';
import { commandOnSource, sourceParams } from './command-on-source.ts';
import { locationMap, locationsBody } from './register-source.ts';

/** POST /v1/sources/{sourceId}/locations: replaces which location is which store. */
export const addChangeSourceLocations = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/sources/:sourceId/locations',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: "Say which of a vendor's locations is which store",
      tags: ['sources'],
      params: sourceParams,
      body: z.strictObject({ locations: locationsBody.min(1) }),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { sourceId } = request.params;
      const { locations } = request.body;
      const principal = principalOf(request);
      if (!locations.every(({ storeId }) => mayAccessStore(principal, storeId))) {
        throw new Problem('not_found');
      }
      return commandOnSource(services, request, reply, sourceId, ({ now }) => ({
        command: { type: 'ChangeSourceLocations', data: { sourceId, locations, changedAt: now } },
        companions: [
          {
            writer: SOURCE_CHANGE_WRITER,
            row: { source_id: sourceId, locations: locationMap(locations) },
          },
        ],
      }));
    },
  });
};
