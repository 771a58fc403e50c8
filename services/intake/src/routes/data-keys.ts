import { recordAct } from '@amends/event-log/operational-acts';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { requireAllStores } from '@amends/service-kit/parked-routes';
import { principalOf } from '@amends/service-kit/principal';
import { instant } from '@amends/contracts/primitives';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';

const version = z.int();
const keyState = z.object({
  version,
  createdAt: instant,
  activeFrom: instant,
  resealedAt: instant.nullable(),
});
const nothing = z.strictObject({});
const tags = ['operations'];
const reading = { auth: { scopes: ['operations:read'] } };
const writing = { auth: { scopes: ['operations:write'] } };

/**
 * GET /v1/data-keys, POST /v1/key-rotations, POST /v1/key-removals. Each is one state of the whole
 * installation and safe to ask twice, so none takes an idempotency key.
 */
export const addDataKeys = (app: HttpServer, services: IntakeServices): void => {
  const { rotation, pool } = services;
  app.route({
    method: 'GET',
    url: '/v1/data-keys',
    config: reading,
    preHandler: requireAllStores,
    schema: {
      summary: 'List the keys that personal data is sealed with, the newest first',
      tags,
      response: {
        200: z.object({ data: z.array(keyState) }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async () => ({ data: [...(await rotation.list())] }),
  });
  app.route({
    method: 'POST',
    url: '/v1/key-rotations',
    config: writing,
    preHandler: requireAllStores,
    schema: {
      summary: 'Make a new data key and seal everything with it',
      tags,
      body: nothing,
      response: { 202: keyState, ...problemResponses(401, 403, 422, 503) },
    },
    handler: async (request, reply) => {
      const { subject: actor } = principalOf(request);
      await recordAct(pool, { actor, act: 'rotate_key', detail: {} });
      return reply.status(202).send(await rotation.start());
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/key-removals',
    config: writing,
    preHandler: requireAllStores,
    schema: {
      summary: 'Remove the data keys that nothing is sealed with any more',
      tags,
      body: nothing,
      response: {
        200: z.object({ removed: z.array(version) }),
        ...problemResponses(401, 403, 422, 503),
      },
    },
    handler: async (request) => {
      const { subject: actor } = principalOf(request);
      await recordAct(pool, { actor, act: 'remove_keys', detail: {} });
      return { removed: [...(await rotation.removeOld())] };
    },
  });
};
