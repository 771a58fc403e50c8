import { acceptsCsv } from '@amends/projections/accepts-csv';
import { toCsv } from '@amends/projections/csv';
import { csvReply } from '@amends/projections/file-reply';
import { sliceQueryShape } from '@amends/projections/figure-query';
import {
  isCursorNumber,
  readCursor,
  refuseCursor,
  writeCursor,
} from '@amends/projections/opaque-cursor';
import { readAuth, readMetaShape, answerRead } from '@amends/projections/read-request';
import { readSlice, type SliceOptions } from '@amends/projections/read-slice';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { cursorParameter, queryInt } from '@amends/service-kit/query';
import type { SurvivalRow } from '@amends/statistics/kaplan-meier';
import { z } from 'zod';
import { CURVE_ENDS, restrictedMeanOf, survivalOf } from '../survival-curve.ts';

const POINTS_MAX = 1_000;

const point = z.object({
  seconds: z.int().min(0),
  atRisk: z.int().min(1),
  ended: z.int().min(1),
  /** Share still open after that time. */
  survival: z.number(),
  /** Greenwood; null where nothing is left. */
  standardError: z.number().nullable(),
  /** 95 %, log(-log). */
  ciLow: z.number().nullable(),
  ciHigh: z.number().nullable(),
});

const answer = z.object({
  data: z.array(point),
  meta: z.object({
    ...readMetaShape,
    timeZone: z.string(),
    end: z.enum(CURVE_ENDS),
    n: z.int().min(0),
    ended: z.int().min(0),
    censored: z.int().min(0),
    restrictedMean: z.object({
      upToSeconds: z.number().nullable(),
      /** Null where nobody was seen for so long. */
      seconds: z.number().nullable(),
    }),
    nextCursor: z.string().nullable(),
  }),
});

const pointOf = (row: SurvivalRow): z.infer<typeof point> => ({
  seconds: row.t,
  atRisk: row.atRisk,
  ended: row.events,
  survival: row.survival,
  standardError: row.se,
  ciLow: row.ciLow,
  ciHigh: row.ciHigh,
});

const PURPOSE = 'survival';

const lastSecond = (cursor: string): number => {
  const text = readCursor(cursor, PURPOSE, 2)[1]!;
  return isCursorNumber(text) ? Number(text) : refuseCursor();
};

/** `GET /v1/survival-curves`: how many are still open after how long, with intervals. */
export const getSurvivalCurve = (
  app: HttpServer,
  options: SliceOptions<'cases', unknown>,
): void => {
  const querystring = z.strictObject({
    end: z.enum(CURVE_ENDS).optional().default('closed'),
    'restricted-to-hours': queryInt({ min: 1, max: 999_999 }).optional(),
    limit: queryInt({ min: 1, max: POINTS_MAX }).optional().default(POINTS_MAX),
    cursor: cursorParameter,
    ...sliceQueryShape(options.fields),
  });
  app.get(
    '/v1/survival-curves',
    {
      config: { auth: readAuth },
      schema: {
        summary: 'Kaplan–Meier curve of a slice',
        tags: ['figures'],
        querystring,
        response: {
          200: {
            description: 'A point per time at which a case ended, as JSON unless CSV was asked for',
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
      const { end, limit, cursor, 'restricted-to-hours': hours } = request.query;
      const { groups, asOfMs, frame } = await readSlice(request, options, []);
      const curve = survivalOf(groups[0]!.sets.cases, asOfMs, end);
      const after = await answerRead(async () => (cursor === undefined ? -1 : lastSecond(cursor)));
      const rest = curve.rows.filter(({ t }) => t > after);
      const data = rest.slice(0, limit).map(pointOf);
      const nextCursor =
        rest.length > limit ? writeCursor([PURPOSE, String(data.at(-1)!.seconds)]) : null;
      const { n, events: ended, censored } = curve;
      const tauSeconds = hours === undefined ? undefined : hours * 3_600;
      const mean = restrictedMeanOf(curve, tauSeconds);
      const meta = { ...frame, end, n, ended, censored, restrictedMean: mean, nextCursor };
      if (!asCsv) return { data, meta };
      const { asOf, timeZone, definitionVersion } = meta;
      const lines = data.map((each) => ({ ...each, n, asOf, timeZone, definitionVersion }));
      const columns = [...Object.keys(point.shape), 'n', 'asOf', 'timeZone', 'definitionVersion'];
      return csvReply(reply, toCsv(columns, lines), meta);
    },
  );
};
