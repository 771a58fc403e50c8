import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { TARGET_METRICS } from '@amends/contracts/clock-vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { NOTICE_REASONS, type NoticeInbox } from '../escalation/notices.ts';

const notice = z.object({
  noticeId: uuid,
  recipientKind: z.enum(['person', 'role', 'webhook']),
  recipientId: shortId,
  /** One of the three: what it is about, to be read in `/v1/cases`, here or in intake. */
  caseId: uuid.nullable(),
  warningId: uuid.nullable(),
  actionId: uuid.nullable(),
  storeId: shortId.nullable(),
  reason: z.enum(NOTICE_REASONS),
  /** Null where no deadline is behind it. */
  metric: z.enum(TARGET_METRICS).nullable(),
  toldAt: instant,
  readAt: instant.nullable(),
});
const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    recipient: { operators: ['eq', 'in'], value: shortId },
    unread: { operators: ['eq'], value: z.enum(['true', 'false']) },
  }),
});
const cursorKeys = z.strictObject({ at: instant, id: uuid });
const storesOf = ({ stores }: Principal): readonly string[] | null =>
  stores === '*' ? null : [...stores];

/** GET /v1/notices and POST /v1/notices/{noticeId}/readings: the staff inbox. */
export const noticeRoutes = (
  app: HttpServer,
  { inbox, clock }: { readonly inbox: NoticeInbox; readonly clock: () => Date },
): void => {
  app.route({
    method: 'GET',
    url: '/v1/notices',
    config: { auth: { scopes: ['triage:read'] } },
    schema: {
      summary: 'List notices, newest first',
      tags: ['escalation'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(notice),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const filters = filtersOf(request.query);
      const recipients = filters
        .filter(({ field }) => field === 'recipient')
        .flatMap(({ values }) => values);
      const place = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys);
      const rows = await inbox.list({
        stores: storesOf(principalOf(request)),
        recipients: recipients.length === 0 ? null : recipients,
        isUnreadOnly: filters.some(
          ({ field, values }) => field === 'unread' && values[0] === 'true',
        ),
        before: place === undefined ? null : { toldAt: place.at, noticeId: place.id },
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const nextCursor = isMore ? encodeCursor({ at: last.toldAt, id: last.noticeId }) : null;
      return { data: page as z.infer<typeof notice>[], meta: { nextCursor } };
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/notices/:noticeId/readings',
    config: { auth: { scopes: ['triage:write'] } },
    schema: {
      summary: 'Mark a notice as read',
      tags: ['escalation'],
      params: z.strictObject({ noticeId: uuid }),
      body: z.strictObject({}),
      response: {
        200: z.object({ noticeId: uuid }),
        ...problemResponses(400, 401, 403, 404, 422, 503),
      },
    },
    handler: async (request) => {
      // Read twice is read once, whatever the key: nothing is decided, so nothing is stored.
      idempotencyOf(request);
      const stores = storesOf(principalOf(request));
      const { noticeId } = request.params;
      if (!(await inbox.read(noticeId, clock().toISOString(), stores))) {
        throw new Problem('not_found');
      }
      return { noticeId };
    },
  });
};
