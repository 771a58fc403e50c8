import {
  dayBefore,
  dayOf,
  PERIODS,
  type Period,
  periodBounds,
} from '@amends/calendars/period-bounds';
import { acceptsCsv } from '@amends/projections/accepts-csv';
import { toCsv } from '@amends/projections/csv';
import { csvReply } from '@amends/projections/file-reply';
import { sliceQueryShape } from '@amends/projections/figure-query';
import { localDate } from '@amends/projections/period-fields';
import { readAuth, readMetaShape } from '@amends/projections/read-request';
import { readSlice, type SliceOptions } from '@amends/projections/read-slice';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { AGE_BANDS, backlogLines } from '../backlog.ts';
import { openSpans } from '../case-durations.ts';

const PERIODS_MAX = 400;
const DAYS_UNLESS_TOLD = 30;

const count = z.int().min(0);

const line = z.object({
  period: z.string(),
  start: z.string(),
  end: z.string(),
  isOver: z.boolean(),
  reported: count,
  reopened: count,
  ended: count,
  open: count,
  medianAgeSeconds: count.nullable(),
  ages: z.object(Object.fromEntries(AGE_BANDS.map(([band]) => [band, count]))),
});

const answer = z.object({
  data: z.array(line),
  meta: z.object({ ...readMetaShape, timeZone: z.string(), n: count }),
});

interface AskedSpan {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * The periods asked for: up to the instant of the figures, and 30 days long, unless told.
 * @throws Problem malformed_query for more than the most, or for none
 */
const boundsOf = (period: Period, asked: AskedSpan, timeZone: string, asOf: string) => {
  const until = asked.until ?? dayOf(asOf, timeZone);
  const from = asked.from ?? dayBefore(until, DAYS_UNLESS_TOLD - 1);
  const bounds = [];
  for (const each of periodBounds(period, { from, until, timeZone })) {
    bounds.push(each);
    if (bounds.length > PERIODS_MAX) break;
  }
  if (bounds.length > 0 && bounds.length <= PERIODS_MAX) return bounds;
  const detail = bounds.length === 0 ? 'lies before from' : `is over ${PERIODS_MAX} periods on`;
  const errors = [{ pointer: '#/until', detail, code: 'not_a_span' }];
  throw new Problem('malformed_query', { errors });
};

/** `GET /v1/backlog`: how many were open at the end of each day, week, month or quarter. */
export const getBacklog = (app: HttpServer, options: SliceOptions<'cases', unknown>): void => {
  const querystring = z.strictObject({
    period: z.enum(PERIODS).optional().default('day'),
    from: localDate.optional().describe('Local date in the zone; counts.'),
    until: localDate.optional().describe('Local date in the zone; counts.'),
    ...sliceQueryShape(options.fields),
  });
  app.get(
    '/v1/backlog',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'Reported, ended and open cases over time, with the ages of the open ones',
        tags: ['figures'],
        querystring,
        response: {
          200: {
            description: 'A line per period, as JSON unless CSV was asked for',
            content: {
              'application/json': { schema: answer },
              'text/csv': { schema: z.string() },
            },
          },
          ...problemResponses(400, 401, 403, 406, 503),
        },
      },
    },
    async (request, reply) => {
      const asCsv = acceptsCsv(request.headers.accept);
      const { period, from, until, 'time-zone': timeZone } = request.query;
      const { groups, asOfMs, frame } = await readSlice(request, options, []);
      const bounds = boundsOf(period, { from, until }, timeZone, frame.asOf);
      const cases = openSpans(groups[0]!.sets.cases, asOfMs);
      const data = backlogLines(cases, bounds, asOfMs);
      const meta = { ...frame, n: cases.length };
      if (!asCsv) return { data, meta };
      const { asOf, definitionVersion } = meta;
      const lines = data.map(({ ages, ...each }) => ({
        ...each,
        ...ages,
        asOf,
        timeZone,
        definitionVersion,
      }));
      const { ages: _ages, ...shape } = line.shape;
      const bands = AGE_BANDS.map(([band]) => band);
      const columns = [...Object.keys(shape), ...bands, 'asOf', 'timeZone', 'definitionVersion'];
      return csvReply(reply, toCsv(columns, lines), { ...meta, nextCursor: null });
    },
  );
};
