import { instant, shortId, slug, uuid } from '@amends/contracts/primitives';
import { DELIVERY_FAILURES, NOTICE_CHANNELS } from '@amends/contracts/triage-notices';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessCase, type Principal, principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { deliveryDecider, type Way } from '../domain/notices/notice-delivery.ts';
import type { DeliveryTable } from '../notices/delivery-table.ts';
import type { StreamCommands } from '../stream-command.ts';

const STATES = ['waiting', 'delivered', 'given_up'] as const;
const delivery = z.object({
  noticeId: uuid,
  channel: z.enum(NOTICE_CHANNELS),
  endpointId: slug.nullable(),
  caseId: uuid,
  storeId: shortId.nullable(),
  attempt: z.int(),
  state: z.enum(STATES),
  reason: z.enum(DELIVERY_FAILURES).nullable(),
  changedAt: instant,
  nextAt: instant.nullable(),
});
const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ state: { operators: ['eq', 'in'], value: z.enum(STATES) } }),
});
const cursorKeys = z.strictObject({ at: instant, id: uuid, way: z.string().max(60) });
const body = z.strictObject({ channel: z.enum(NOTICE_CHANNELS), endpointId: slug.optional() });
const storesOf = ({ stores }: Principal): readonly string[] | null =>
  stores === '*' ? null : [...stores];

interface Deps {
  readonly table: DeliveryTable;
  readonly commands: StreamCommands;
}

const listDeliveries = (app: HttpServer, { table }: Deps): void => {
  app.route({
    method: 'GET',
    url: '/v1/notice-deliveries',
    config: { auth: { scopes: ['triage:read', 'operations:read'] } },
    schema: {
      summary: 'What became of notices by e-mail and webhook, last change first',
      tags: ['escalation'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(delivery),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const states = filtersOf(request.query).flatMap(({ values }) => values);
      const rows = await table.list({
        stores: storesOf(principalOf(request)),
        states: states.length === 0 ? null : states,
        after: cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const nextCursor =
        last === undefined
          ? null
          : encodeCursor({
              ...{ at: last.changedAt, id: last.noticeId },
              way: `${last.channel}${last.endpointId ?? ''}`,
            });
      return { data: page as z.infer<typeof delivery>[], meta: { nextCursor } };
    },
  });
};

/** GET /v1/notice-deliveries, and sending one again that was given up or is wanted twice. */
export const noticeDeliveries = (app: HttpServer, deps: Deps): void => {
  listDeliveries(app, deps);
  app.route({
    method: 'POST',
    url: '/v1/notice-deliveries/:noticeId/repetitions',
    config: { auth: { scopes: ['triage:write'] } },
    schema: {
      summary: 'Send a notice again, one way',
      tags: ['escalation'],
      params: z.strictObject({ noticeId: uuid }),
      body,
      response: {
        202: z.object({ id: uuid, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { noticeId } = request.params;
      const notice = await deps.table.notice(noticeId);
      const principal = principalOf(request);
      const isHis =
        notice !== undefined &&
        mayAccessCase(principal, notice.caseId, notice.storeId ?? undefined);
      if (!isHis) throw new Problem('not_found');
      const way = request.body as Way;
      const outcome = await runOnStream(deps.commands, request, {
        streamId: `notice-${noticeId}`,
        decider: deliveryDecider,
        id: noticeId,
        subject: notice.caseId,
        correlationId: notice.caseId,
        command: (now) => ({ type: 'SendAgain', way, by: principal.subject, now }) as const,
        status: 202,
      });
      return answerCommand(reply, outcome);
    },
  });
};
