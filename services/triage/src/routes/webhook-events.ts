import { TARGET_METRICS } from '@amends/contracts/clock-vocabulary';
import { instant, shortId, slug, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { NOTICE_REASONS } from '../escalation/notices.ts';
import type { DeliveryTable } from '../notices/delivery-table.ts';
import type { WebhookEndpoint } from '../notices/notice-channels.ts';
import { noticeEvent } from '../notices/notice-event.ts';

/** As it is sent, so that a receiver reads both by one code. */
const event = z.object({
  specversion: z.literal('1.0'),
  id: uuid,
  source: z.literal('/amends/triage'),
  type: z.literal('amends.triage.NoticeRaised.v1'),
  subject: uuid,
  time: instant,
  datacontenttype: z.literal('application/json'),
  data: z.object({
    noticeId: uuid,
    caseId: uuid,
    recipientKind: z.enum(['person', 'role', 'webhook']),
    recipientId: shortId,
    reason: z.enum(NOTICE_REASONS),
    storeId: shortId.optional(),
    metric: z.enum(TARGET_METRICS).optional(),
    href: z.string(),
  }),
});
const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ endpointId: { operators: ['eq'], value: slug } }),
});
const cursorKeys = z.strictObject({ at: instant, id: uuid });

/** A notice is shown when whatever was told before it has been committed. */
const SETTLED_AFTER_MS = 10_000;

interface Deps {
  readonly table: DeliveryTable;
  readonly webhooks: readonly WebhookEndpoint[];
  readonly clock: () => Date;
}

/**
 * GET /v1/webhook-events: what was sent, or should have been, oldest first: whoever was away longer
 * than attempts are made catches up from the last cursor it kept (API-96).
 */
export const webhookEvents = (app: HttpServer, { table, webhooks, clock }: Deps): void => {
  app.get(
    '/v1/webhook-events',
    {
      config: { auth: { scopes: ['triage:read'] } },
      schema: {
        summary: 'Notices as webhooks carry them, oldest first; of one endpoint where it is named',
        tags: ['escalation'],
        querystring: query,
        response: {
          200: z.object({
            data: z.array(event),
            meta: z.object({
              nextCursor: z.string().nullable(),
              /** Where to go on later; null: from the beginning. */
              resumeCursor: z.string().nullable(),
            }),
          }),
          ...problemResponses(400, 401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const endpointId = filtersOf(request.query)[0]?.values[0];
      const endpoint = webhooks.find((one) => one.endpointId === endpointId);
      if (endpointId !== undefined && endpoint === undefined) throw new Problem('not_found');
      const { stores } = principalOf(request);
      const place = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys);
      const rows = await table.toldSince({
        stores: stores === '*' ? null : [...stores],
        endpoint,
        after: place,
        before: new Date(clock().getTime() - SETTLED_AFTER_MS).toISOString(),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const reached =
        last === undefined
          ? (cursor ?? null)
          : encodeCursor({ at: last.toldAt, id: last.noticeId });
      return {
        data: page.map((notice) => noticeEvent(notice) as z.infer<typeof event>),
        meta: { nextCursor: rows.length > limit ? reached : null, resumeCursor: reached },
      };
    },
  );
};
