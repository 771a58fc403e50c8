import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';
import { listWaiting } from '../waiting-remedies.ts';

const reasons = z.enum(['abuse_review', 'conflict']);
const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ reason: { operators: ['eq'], value: reasons } }),
});
const place = z.tuple([instant, uuid, uuid]);
const item = z.object({
  caseId: uuid,
  storeId: shortId.nullable(),
  reason: reasons,
  /** Of a conflict: the other case with a remedy for the same loss. */
  otherCaseId: uuid.nullable(),
  since: instant,
});

/** `GET /v1/waiting-remedies`: what a person has to approve or decide, the longest first. */
export const listWaitingRemedies = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/waiting-remedies',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:approve'] } },
      schema: {
        summary: 'Remedies that wait for a person: reviews and conflicts',
        tags: ['remedy'],
        querystring,
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
      const rows = await listWaiting(pool, {
        stores: stores === '*' ? null : [...stores],
        reason: filtersOf({ ...request.query })[0]?.values[0],
        after: cursor === undefined ? undefined : decodeCursor(cursor, place),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = rows.length > limit ? data.at(-1) : undefined;
      const keys = last && [last.since, last.caseId, last.otherCaseId ?? last.caseId];
      return { data, meta: { nextCursor: keys === undefined ? null : encodeCursor(keys) } };
    },
  );
};
