import { WordOfMouthObservedV1 } from '@amends/contracts/intake-observations';
import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { WORD_OF_MOUTH_CHANNELS } from '@amends/contracts/vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import {
  cursorParameter,
  type Filter,
  filtersOf,
  filterShape,
  limitParameter,
} from '@amends/service-kit/query';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { listReputation } from '../reputation/reputation-log.ts';

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    storeId: { operators: ['eq', 'in'], value: shortId },
    valence: { operators: ['eq', 'in'], value: WordOfMouthObservedV1.shape.valence },
    channel: { operators: ['eq', 'in'], value: z.enum(WORD_OF_MOUTH_CHANNELS) },
  }),
});

const cursorKeys = z.strictObject({ observedAt: instant, observationId: uuid });

const valuesOf = (filters: readonly Filter[], name: string): readonly string[] | null => {
  const found = filters.filter(({ field }) => field === name);
  return found.length === 0 ? null : found.flatMap(({ values }) => values);
};

/** Of the stores asked for those that the caller may see; what is of no store is for all stores. */
const storesOf = (request: FastifyRequest, asked: readonly string[] | null) => {
  const principal = principalOf(request);
  if (asked !== null) return asked.filter((storeId) => mayAccessStore(principal, storeId));
  return principal.stores === '*' ? null : [...principal.stores];
};

/** GET /v1/word-of-mouth: the reputation log, the latest first. */
export const addListWordOfMouth = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/word-of-mouth',
    config: { auth: { scopes: ['intake:write', 'triage:read'] } },
    schema: {
      summary: 'List what others were told: word of mouth and media reports',
      tags: ['observations'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(WordOfMouthObservedV1),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const filters = filtersOf(request.query);
      const rows = await listReputation(services.pool, {
        stores: storesOf(request, valuesOf(filters, 'storeId')),
        valences: valuesOf(filters, 'valence'),
        channels: valuesOf(filters, 'channel'),
        before: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = rows.length > limit ? data.at(-1) : undefined;
      const keys = last && { observedAt: last.observedAt, observationId: last.observationId };
      return { data, meta: { nextCursor: keys === undefined ? null : encodeCursor(keys) } };
    },
  });
};
