import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { PERCENTILE_RULES, type PercentileRule } from '@amends/statistics/percentile';
import { z } from 'zod';
import { acceptsCsv } from './accepts-csv.ts';
import { SlotRecorder } from './cell-content.ts';
import { csvReply } from './file-reply.ts';
import type { FactGroup } from './fact-groups.ts';
import { figureCsv } from './figure-csv.ts';
import { figurePage } from './figure-page.ts';
import {
  type FieldsApart,
  figureQuerySchema,
  onlyMeasures,
  parseGroupBy,
  refuseTogether,
} from './figure-query.ts';
import { type FigureRow, figureRowSchema } from './measure.ts';
import { answerRead, readAuth, readMetaShape } from './read-request.ts';
import { readSlice, type SliceOptions } from './read-slice.ts';
import type { TallyGroup } from './tally-groups.ts';
import type { CellDeclaration } from './types.ts';

/** Values of a service's own parameters, by name. */
export type FigureParameters = Readonly<Record<string, string | number | number[]>>;

/** What the pure figures are told besides the rows. */
export interface FigureContext {
  /** Nothing that happened later counts; open durations are cut off here. */
  readonly asOfMs: number;
  readonly percentileRule: PercentileRule;
  /** The measures that are asked for; undefined = all. Others need not be computed. */
  readonly measures?: ReadonlySet<string> | undefined;
  /** What the caller may set, as parsed; told again in the answer. */
  readonly parameters?: FigureParameters;
}

/** Figures over what the cases of each group tell, added up. */
export interface CellFigures<Reference = undefined> {
  readonly declaration: CellDeclaration;
  /** Pure. Reads of a tally what the measures asked for need, and no more, whatever is in it. */
  readonly figures: (
    groups: readonly TallyGroup[],
    context: FigureContext,
    reference: Reference,
  ) => readonly FigureRow[];
}

/** Of which slots the figures read the keys: those of the others need not be fetched. */
const slotsRead =
  <Reference>({ figures }: CellFigures<Reference>, context: FigureContext) =>
  (reference: Reference): ReadonlySet<number> => {
    const tally = new SlotRecorder();
    figures([{ group: {}, tally }], context, reference);
    return tally.asked;
  };

export interface FiguresOptions<Source extends string, Reference = undefined>
  extends SliceOptions<Source, Reference> {
  /** `/v1/figures` unless told, or `/v1/figures/<family>` where a service has several tables. */
  readonly path?: string;
  readonly summary: string;
  /** Who may ask; analysts unless told. */
  readonly auth?: { readonly scopes: readonly string[]; readonly personOnly?: boolean };
  /** What is never asked together, such as people with what would score them. */
  readonly apart?: FieldsApart;
  /** Each read is told in the log with who asked: figures about people (EMP-02). */
  readonly isAudited?: boolean;
  /** Further parameters of the query, such as weights, by name in kebab-case. */
  readonly parameters?: Readonly<Record<string, z.ZodType<FigureParameters[string]>>>;
  /** Pure. Gets all rows as the first group and answers a line per group, in its own order. */
  readonly figures: (
    groups: readonly FactGroup<Source>[],
    context: FigureContext,
    /** Of the option `reference`. */
    reference: Reference,
  ) => readonly FigureRow[];
  /** How slices of many cases are answered. */
  readonly cells?: CellFigures<Reference>;
}

const parameterValue = z.union([z.string(), z.number(), z.array(z.number())]);

const answerSchema = z.object({
  data: z.array(figureRowSchema),
  meta: z.object({
    ...readMetaShape,
    timeZone: z.string(),
    percentileRule: z.enum(PERCENTILE_RULES),
    /**
     * `facts`: each case was looked at, and every figure is exact. `cells`, and `histograms` in a
     * slice that is no named one: more than 50,000 cases, added up; each quantile tells its method
     * and how far off it can be.
     */
    computedFrom: z.enum(['facts', 'cells', 'histograms']),
    parameters: z.record(z.string(), parameterValue),
    nextCursor: z.string().nullable(),
  }),
});

/**
 * `GET /v1/figures`: measures over the facts of a projection, in total and by group. Everything
 * about numbers is in `figures`, which is pure; here are the query, the read and the frame.
 */
export const figuresRoute = <Source extends string, Reference = undefined>(
  app: HttpServer,
  options: FiguresOptions<Source, Reference>,
): void => {
  const { path = '/v1/figures', summary, fields, figures, parameters = {} } = options;
  const { auth = readAuth, isAudited = false } = options;
  const names = Object.keys(parameters);
  app.get(
    path,
    {
      config: { auth },
      schema: {
        summary,
        tags: ['figures'],
        querystring: figureQuerySchema(fields, parameters),
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
      const { measures, limit, cursor, 'percentile-rule': percentileRule } = request.query;
      const groupBy = parseGroupBy(fields, request.query['group-by']);
      refuseTogether(options.apart, groupBy, request.query);
      if (isAudited) {
        const { subject: actor } = principalOf(request);
        request.log.info({ actor, route: path }, 'figures about people are read');
      }
      const { cells } = options;
      const wanted = measures === undefined ? undefined : new Set(measures.split(','));
      const asked = request.query as Readonly<Record<string, unknown>>;
      const set = Object.fromEntries(names.map((name) => [name, asked[name]])) as FigureParameters;
      const atFirst = { asOfMs: 0, percentileRule, measures: wanted, parameters: set };
      const slice = await readSlice(
        request,
        options,
        groupBy,
        cells && { ...cells, slots: slotsRead(cells, atFirst) },
      );
      const { groups, tallies, asOfMs, reference, frame } = slice;
      const context = { asOfMs, percentileRule, parameters: set, measures: wanted };
      const all =
        tallies === undefined || cells === undefined
          ? figures(groups, context, reference)
          : cells.figures(tallies.groups, context, reference);
      const computedFrom = tallies?.computedFrom ?? ('facts' as const);
      const { rows, nextCursor } = await answerRead(async () =>
        figurePage(onlyMeasures(all, measures), groupBy, { limit, cursor }),
      );
      const meta = { ...frame, percentileRule, computedFrom, parameters: set, nextCursor };
      if (!asCsv) return { data: [...rows], meta };
      return csvReply(reply, figureCsv(rows, groupBy, meta), meta);
    },
  );
};
