import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { filtersOf } from '@amends/service-kit/query';
import { PERCENTILE_RULES, type PercentileRule } from '@amends/statistics/percentile';
import { z } from 'zod';
import { type FactFields, filterShapeOf, queryInstant } from './fact-field.ts';
import { type FactGroup, type FactSource, readFactGroups } from './fact-groups.ts';
import { type FigureRow, figureRowSchema } from './measure.ts';
import type { ProjectionService } from './projection-service.ts';
import {
  answerRead,
  minPositionParameter,
  readAuth,
  readMetaShape,
  requestStores,
} from './read-request.ts';

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

const DIMENSIONS_MAX = 3;

const answerSchema = z.object({
  data: z.array(figureRowSchema),
  meta: z.object({ ...readMetaShape, percentileRule: z.enum(PERCENTILE_RULES) }),
});

const querySchema = (fields: FactFields) => {
  const dimensions = Object.keys(fields).filter((name) => fields[name]!.isDimension);
  return z.strictObject({
    'group-by': z
      .string()
      .regex(/^[A-Za-z]{1,40}(,[A-Za-z]{1,40})*$/, 'is not a list of dimensions')
      .optional()
      .describe(`At most ${DIMENSIONS_MAX} of ${dimensions.join(', ')}, separated by commas.`),
    'percentile-rule': z.enum(PERCENTILE_RULES).optional().default('linear'),
    'as-of': queryInstant.optional(),
    'min-position': minPositionParameter,
    ...filterShapeOf(fields),
  });
};

const parseGroupBy = (fields: FactFields, text: string | undefined): string[] => {
  const names = text === undefined ? [] : text.split(',');
  const refuse = (detail: string, code: string): never => {
    const errors = [{ pointer: '#/group-by', detail, code }];
    throw new Problem('unknown_filter', { errors });
  };
  if (names.some((name) => !Object.hasOwn(fields, name) || !fields[name]!.isDimension))
    refuse('is not a dimension of these figures', 'unknown_dimension');
  if (new Set(names).size < names.length) refuse('names a dimension twice', 'repeated_dimension');
  if (names.length > DIMENSIONS_MAX)
    refuse(`takes at most ${DIMENSIONS_MAX} dimensions`, 'too_many_dimensions');
  return names;
};

/** The instant the figures are for. @throws Problem for one to come: nobody knows it yet. */
const asOfInstant = (asked: string | undefined, now: string): string => {
  if (asked === undefined) return now;
  if (Date.parse(asked) <= Date.parse(now)) return new Date(asked).toISOString();
  const errors = [{ pointer: '#/as-of', detail: 'lies in the future', code: 'in_the_future' }];
  throw new Problem('malformed_query', { errors });
};

/**
 * `GET /v1/figures`: measures over the facts of a projection, in total and by group. Everything
 * about numbers is in `figures`, which is pure; here are the query, the read and the frame.
 */
export const figuresRoute = <Source extends string>(
  app: HttpServer,
  options: FiguresOptions<Source>,
): void => {
  const { projection, path = '/v1/figures', summary, fields, sources, figures } = options;
  const querystring = querySchema(fields);
  app.get(
    path,
    {
      config: { auth: readAuth },
      schema: {
        summary,
        tags: ['figures'],
        querystring,
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => {
      const { query } = request;
      const groupBy = parseGroupBy(fields, query['group-by']);
      const filters = filtersOf(query);
      const percentileRule = query['percentile-rule'];
      return answerRead(() =>
        projection.read(
          requestStores(request),
          undefined,
          async (read) => {
            const asOf = asOfInstant(query['as-of'], read.meta.asOf);
            const groups = await readFactGroups(read, sources, fields, { groupBy, filters });
            const data = figures(groups, { asOfMs: Date.parse(asOf), percentileRule });
            const meta = { ...read.meta, asOf, timeZone: 'UTC' as const, percentileRule };
            return { data: [...data], meta };
          },
          { minPosition: query['min-position'] },
        ),
      );
    },
  );
};
