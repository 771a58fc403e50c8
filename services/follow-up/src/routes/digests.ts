import {
  FEEDBACK_ANSWERS,
  FeedbackDeliveredToEmployeeV1,
} from '@amends/contracts/follow-up-closing';
import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  type DigestEntry,
  type DigestFilter,
  listDigest,
  noteRead,
} from '../digest/digest-table.ts';

const entry = z.object({
  ...FeedbackDeliveredToEmployeeV1.shape,
  acknowledgedAt: instant.nullable(),
  answer: z.enum(FEEDBACK_ANSWERS).nullable(),
});
const answer = z.object({
  data: z.array(entry),
  meta: z.object({ nextCursor: z.string().nullable() }),
});
const query = z.strictObject({ limit: limitParameter, cursor: cursorParameter });
const cursorKeys = z.strictObject({ at: instant, caseId: uuid, feedback: z.int() });

const storesOf = ({ stores }: Principal): readonly string[] | null =>
  stores === '*' ? null : [...stores];

const placeOf = ({ body, deliveredAt }: DigestEntry): string =>
  encodeCursor({ at: deliveredAt, caseId: body.caseId, feedback: body.feedback });

const pageOf = async (
  pool: Pool,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  whose: Pick<DigestFilter, 'employeeId' | 'stores'>,
): Promise<z.infer<typeof answer>> => {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys);
  const rows = await listDigest(pool, { ...whose, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const data = page.map(({ body, acknowledgedAt, answer: given }) => ({
    ...body,
    acknowledgedAt,
    answer: given as z.infer<typeof entry>['answer'],
  }));
  return { data, meta: { nextCursor: last === undefined ? null : placeOf(last) } };
};

/**
 * What came of their cases, for those who handled them: each reads their own, whoever coaches them
 * one person's at a time. There is no list of people, and nothing to order them by (EMP-02).
 */
export const digests = (
  app: HttpServer,
  { pool, clock }: { readonly pool: Pool; readonly clock: () => Date },
): void => {
  app.get(
    '/v1/employees/:employeeId/digest',
    {
      config: { auth: { scopes: ['follow-up:read', 'coaching:read'], personOnly: true } },
      schema: {
        summary: 'What came of the cases that somebody handled, the latest first',
        tags: ['employees'],
        params: z.strictObject({ employeeId: shortId }),
        querystring: query,
        response: { 200: answer, ...problemResponses(400, 401, 403, 404, 422, 503) },
      },
    },
    async (request) => {
      const { employeeId } = request.params;
      const principal = principalOf(request);
      const isOwn = principal.subject === employeeId;
      if (!isOwn && !principal.scopes.has('coaching:read')) throw new Problem('not_found');
      const read = { employeeId, reader: principal.subject, what: 'digest' };
      await noteRead(pool, read, clock().toISOString());
      const found = { employeeId, stores: storesOf(principal) };
      const page = await pageOf(pool, request.query, found);
      // Whether there is such an employee is known by what they handled in the reader's stores.
      const isFirst = request.query.cursor === undefined;
      if (!isOwn && isFirst && page.data.length === 0) throw new Problem('not_found');
      return page;
    },
  );
  app.get(
    '/v1/store-digest',
    {
      config: { auth: { scopes: ['follow-up:read'] } },
      schema: {
        summary: 'What came of cases that nobody in particular handled, for their stores',
        tags: ['employees'],
        querystring: query,
        response: { 200: answer, ...problemResponses(400, 401, 403, 422, 503) },
      },
    },
    (request) => {
      const stores = storesOf(principalOf(request));
      return pageOf(pool, request.query, { employeeId: null, stores });
    },
  );
};
