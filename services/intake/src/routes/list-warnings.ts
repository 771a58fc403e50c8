import { instant, shortId, uuid } from '@amends/contracts/primitives';
import {
  WARNING_CAUSES,
  WARNING_FINDINGS,
  WARNING_RULES,
} from '@amends/contracts/warning-vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { listWarnings, storesWithWarnings, type WarningSummary } from '../warnings/warning-list.ts';
import { storesAsked } from './stores-asked.ts';

export const WARNING_SCOPES = ['intake:write', 'triage:read', 'triage:write', 'analytics:read'];

export const warningItem = z.object({
  warningId: uuid,
  storeId: shortId.nullable(),
  cause: z.enum(WARNING_CAUSES),
  rule: z.enum(WARNING_RULES),
  workstation: z.string().nullable(),
  from: instant,
  until: instant,
  observed: z.int(),
  opportunities: z.int().nullable(),
  expectedThousandths: z.int().nullable(),
  aboutId: uuid.nullable(),
  rulesVersion: z.int(),
  raisedAt: instant,
  finding: z.enum(WARNING_FINDINGS).nullable(),
  acknowledgedAt: instant.nullable(),
});

/** The table holds what events said, and those were checked. */
export const warningAnswer = (row: WarningSummary): z.infer<typeof warningItem> =>
  row as z.infer<typeof warningItem>;

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    storeId: { operators: ['eq', 'in'], value: shortId },
    cause: { operators: ['eq', 'in'], value: z.enum(WARNING_CAUSES) },
    open: { operators: ['eq'], value: z.enum(['true', 'false']) },
  }),
});

const cursorKeys = z.strictObject({ raisedAt: instant, warningId: uuid });

/** GET /v1/early-warnings: the latest first. */
export const addListWarnings = (app: HttpServer, services: IntakeServices): void => {
  const stores = () => storesWithWarnings(services.pool);
  app.route({
    method: 'GET',
    url: '/v1/early-warnings',
    config: { auth: { scopes: WARNING_SCOPES } },
    schema: {
      summary: 'List early warnings',
      tags: ['early warnings'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(warningItem),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const filters = filtersOf(request.query);
      const valuesOf = (name: string): readonly string[] | null => {
        const asked = filters.filter(({ field }) => field === name);
        return asked.length === 0 ? null : asked.flatMap(({ values }) => values);
      };
      const open = valuesOf('open');
      const rows = await listWarnings(services.pool, {
        stores: await storesAsked(principalOf(request), filters, stores),
        causes: valuesOf('cause'),
        isOpen: open === null ? null : open[0] === 'true',
        before: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit).map(warningAnswer);
      const last = data.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const keys = isMore && { raisedAt: last.raisedAt, warningId: last.warningId };
      return { data, meta: { nextCursor: keys ? encodeCursor(keys) : null } };
    },
  });
};
