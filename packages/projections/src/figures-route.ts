import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { filtersOf } from '@amends/service-kit/query';
import { PERCENTILE_RULES, type PercentileRule } from '@amends/statistics/percentile';
import { z } from 'zod';
import { acceptsCsv } from './accepts-csv.ts';
import type { FactFields } from './fact-field.ts';
import { type FactGroup, type FactSource, readFactGroups } from './fact-groups.ts';
import { figureCsv } from './figure-csv.ts';
import { figurePage } from './figure-page.ts';
import { asOfInstant, figureQuerySchema, parseGroupBy, withKnownZone } from './figure-query.ts';
import { type FigureRow, figureRowSchema } from './measure.ts';
import type { ProjectionService } from './projection-service.ts';
import { answerRead, readAuth, readMetaShape, requestStores } from './read-request.ts';

/** What the pure figures are told besides the rows. */
export interface FigureContext {
  /** Nothing that happened later counts; open durations are cut off here. */
  readonly asOfMs: number;
  readonly percentileRule: PercentileRule;
}

export interface FiguresOptions<Source extends string> {
  readonly projection: Pick<ProjectionService, 'read'>;
  /** `/v1/figures` unless told, or `/v1/figures/<family>` where a service has several tables. */
  readonly path?: string;
  readonly summary: string;
  readonly fields: FactFields;
  readonly sources: Readonly<Record<Source, FactSource>>;
  /** Pure. Gets all rows as the first group and answers a line per group, in its own order. */
  readonly figures: (
    groups: readonly FactGroup<Source>[],
    context: FigureContext,
  ) => readonly FigureRow[];
}

const answerSchema = z.object({
  data: z.array(figureRowSchema),
  meta: z.object({
    ...readMetaShape,
    timeZone: z.string(),
    percentileRule: z.enum(PERCENTILE_RULES),
    nextCursor: z.string().nullable(),
  }),
});

/**
 * `GET /v1/figures`: measures over the facts of a projection, in total and by group. Everything
 * about numbers is in `figures`, which is pure; here are the query, the read and the frame.
 */
export const figuresRoute = <Source extends string>(
  app: HttpServer,
  options: FiguresOptions<Source>,
): void => {
  const { projection, path = '/v1/figures', summary, fields, sources, figures } = options;
  const querystring = figureQuerySchema(fields);
  app.get(
    path,
    {
      config: { auth: readAuth },
      schema: {
        summary,
        tags: ['figures'],
        querystring,
        response: {
          200: {
            description: 'The figures, as JSON unless CSV was asked for',
            content: {
              'application/json': { schema: answerSchema },
              'text/csv': { schema: z.string() },
            },
          },
          ...problemResponses(400, 401, 403, 406, 503),
        },
      },
    },
    async (request, reply) => {
      const asCsv = acceptsCsv(request.headers.accept);
      const { query } = request;
      const { limit, cursor, 'as-of': asked, 'time-zone': timeZone } = query;
      const groupBy = parseGroupBy(fields, query['group-by']);
      const filters = filtersOf(query);
      const percentileRule = query['percentile-rule'];
      const { data, meta } = await answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const asOf = asOfInstant(asked, read.meta.asOf);
            const view = { timeZone, asOf: asked === undefined ? undefined : asOf };
            const groups = await withKnownZone(() =>
              readFactGroups(read, sources, fields, { groupBy, filters, view }),
            );
            const context = { asOfMs: Date.parse(asOf), percentileRule };
            const page = figurePage(figures(groups, context), groupBy, { limit, cursor });
            const { nextCursor } = page;
            const frame = { ...read.meta, asOf, timeZone, percentileRule, nextCursor };
            return { data: [...page.rows], meta: frame };
          },
          { minPosition: query['min-position'] },
        ),
      );
      if (!asCsv) return { data, meta };
      if (meta.nextCursor !== null) reply.header('amends-next-cursor', meta.nextCursor);
      reply.header('amends-projection-position', meta.projectionPosition);
      const csv = figureCsv(data, groupBy, meta);
      return reply
        .type('text/csv; charset=utf-8')
        .serializer(String)
        .send(csv as never);
    },
  );
};
