import { SUPPRESSIONS } from '@amends/contracts/follow-up';
import { FOLLOW_UP_CHANNELS } from '@amends/contracts/vocabulary';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { realInstant } from '@amends/service-kit/real-instant';
import type { Pool } from 'pg';
import { z } from 'zod';
import { LATE_SECONDS, readCoverage } from '../surveys/request-list.ts';

const channel = z.object({
  /** Null: of cases that nobody was to be asked about. */
  channel: z.enum(FOLLOW_UP_CHANNELS).nullable(),
  planned: z.int(),
  asked: z.int(),
  askedLate: z.int(),
  answered: z.int(),
  lapsed: z.int(),
  skipped: z.int(),
  /** By reason; none of them is in the completion rate. */
  suppressed: z.partialRecord(z.enum(SUPPRESSIONS), z.int()),
  /** Answered of those asked; null where nobody was. */
  responseRate: z.number().nullable(),
});

/** `GET /v1/follow-up-coverage`: how many were asked, in time, and why the others were not. */
export const getCoverage = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/follow-up-coverage',
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write'] } },
      schema: {
        summary: 'Coverage and timeliness of follow-up by channel',
        tags: ['surveys'],
        querystring: z.strictObject({ from: realInstant.optional(), to: realInstant.optional() }),
        response: {
          200: z.object({ lateAfterSeconds: z.int(), channels: z.array(channel) }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const { stores } = principalOf(request);
      const rows = await readCoverage(pool, {
        stores: stores === '*' ? null : [...stores],
        from,
        to,
      });
      const channels = rows.map((row) => ({
        ...row,
        responseRate: row.asked === 0 ? null : row.answered / row.asked,
      }));
      return { lateAfterSeconds: LATE_SECONDS, channels: channels as z.infer<typeof channel>[] };
    },
  );
};
