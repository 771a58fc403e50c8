import { SUPPRESSIONS } from '@amends/contracts/follow-up';
import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { CONTACT_OUTCOMES, SKIP_REASONS, SURVEY_KINDS } from '@amends/contracts/survey-vocabulary';
import { FOLLOW_UP_CHANNELS } from '@amends/contracts/vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';
import { listedRequests, REQUEST_STATES } from '../surveys/request-list.ts';

const item = z.object({
  /** Of a case that nobody was to be asked about: its own id. */
  requestId: uuid,
  caseId: uuid,
  storeId: shortId.nullable(),
  state: z.enum(REQUEST_STATES),
  wave: z.int().nullable(),
  kind: z.enum(SURVEY_KINDS).nullable(),
  channel: z.enum(FOLLOW_UP_CHANNELS).nullable(),
  /** Why it is not asked. */
  reason: z.enum(SUPPRESSIONS).nullable(),
  skipReason: z.enum(SKIP_REASONS).nullable(),
  ownerId: shortId.nullable(),
  dueAt: instant.nullable(),
  requestedAt: instant.nullable(),
  answerBy: instant.nullable(),
  /** To reach the customer in person. */
  attempts: z.int(),
  lastOutcome: z.enum(CONTACT_OUTCOMES).nullable(),
  callBackAt: instant.nullable(),
  changedAt: instant,
});
const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    state: { operators: ['eq', 'in'], value: z.enum(REQUEST_STATES) },
    reason: { operators: ['eq', 'in'], value: z.enum(SUPPRESSIONS) },
    channel: { operators: ['eq', 'in'], value: z.enum(FOLLOW_UP_CHANNELS) },
    ownerId: { operators: ['eq'], value: shortId },
  }),
});
const place = z.tuple([instant, uuid]);

/** `GET /v1/follow-ups`: who is asked, who is not and why, the latest change first. */
export const listRequests = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/follow-ups',
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write'] } },
      schema: {
        summary: 'Follow-up requests and why some are not asked',
        tags: ['surveys'],
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
      const filters = filtersOf({ ...request.query });
      const valuesOf = (field: string) => {
        const values = filters.filter((one) => one.field === field).flatMap((one) => one.values);
        return values.length === 0 ? null : values;
      };
      const rows = await listedRequests(pool, {
        stores: stores === '*' ? null : [...stores],
        states: valuesOf('state'),
        reasons: valuesOf('reason'),
        channels: valuesOf('channel'),
        owners: valuesOf('ownerId'),
        after: cursor === undefined ? undefined : decodeCursor(cursor, place),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const nextCursor = last === undefined ? null : encodeCursor([last.changedAt, last.requestId]);
      return { data: page as z.infer<typeof item>[], meta: { nextCursor } };
    },
  );
};
