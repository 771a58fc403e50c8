import { instant, shortId, uuid } from '@amends/contracts/primitives';
import {
  PreventiveActionOpenedV1,
  PreventiveActionVerifiedV1,
} from '@amends/contracts/triage-findings';
import { KHD_TYPES } from '@amends/contracts/vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';
import { listActions } from '../prevention/action-table.ts';

const STATUSES = ['open', 'implemented', 'verified'] as const;

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    status: { operators: ['eq', 'in'], value: z.enum(STATUSES) },
    warningId: { operators: ['eq', 'in'], value: uuid },
  }),
});

const cursorKeys = z.strictObject({ openedAt: instant, actionId: uuid });

const item = z.object({
  actionId: uuid,
  storeId: shortId.nullable(),
  kind: PreventiveActionOpenedV1.shape.kind,
  khdTypes: z.array(z.enum(KHD_TYPES)),
  ownerId: shortId,
  warningId: uuid.nullable(),
  status: z.enum(STATUSES),
  openedAt: instant,
  dueAt: instant.nullable(),
  implementedAt: instant.nullable(),
  verdict: PreventiveActionVerifiedV1.shape.verdict.nullable(),
  verifiedAt: instant.nullable(),
});

/** GET /v1/preventive-actions: the latest first, those that answer a warning by its id. */
export const addListPreventiveActions = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/preventive-actions',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'List preventive actions',
        tags: ['prevention'],
        querystring: query,
        response: {
          200: z.object({
            data: z.array(item),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { stores } = principalOf(request);
      const filters = filtersOf(request.query);
      const valuesOf = (name: string): readonly string[] | null => {
        const asked = filters.filter(({ field }) => field === name);
        return asked.length === 0 ? null : asked.flatMap(({ values }) => values);
      };
      const rows = await listActions(pool, {
        stores: stores === '*' ? null : [...stores],
        statuses: valuesOf('status'),
        warningIds: valuesOf('warningId'),
        before: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = data.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const keys = isMore && { openedAt: last.openedAt, actionId: last.actionId };
      return { data, meta: { nextCursor: keys ? encodeCursor(keys) : null } };
    },
  );
};
