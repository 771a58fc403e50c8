import { shortId } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { storeDecider } from '../domain/store.ts';
import type { IntakeServices } from '../intake-services.ts';
import { STORE_WRITER, storeRow } from '../reference/store-directory.ts';
import { keyedCommand } from './keyed-command.ts';
import { storePlace } from './store-place.ts';

const storeBody = z.strictObject({ storeId: shortId, ...storePlace });

/** POST /v1/stores: reference data; a principal of single stores may not add one. */
export const addRegisterStore = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/stores',
    config: { auth: { scopes: ['operations:write', 'intake:import'] } },
    schema: {
      summary: 'Register a store',
      tags: ['reference data'],
      body: storeBody,
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const asking = askingOf(request, services.clock());
      const { storeId, ...place } = request.body;
      const about = { correlationId: uuidv8FromHash('store', storeId), subject: storeId };
      const outcome = await executeCommand(services.store, {
        streamId: `store-${storeId}`,
        decider: storeDecider,
        command: {
          type: 'RegisterStore',
          data: { storeId, ...place, registeredAt: asking.now },
        },
        ...keyedCommand(request, asking, about, { body: { id: storeId } }),
        companions: () => [{ writer: STORE_WRITER, row: storeRow(storeId, place) }],
      });
      if (outcome.outcome === 'done') services.stores.add(storeId);
      return answerCommand(reply, outcome);
    },
  });
};
