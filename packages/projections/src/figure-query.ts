import { CURRENCY_EXPONENTS } from '@amends/contracts/currency';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, queryInt } from '@amends/service-kit/query';
import { PERCENTILE_RULES } from '@amends/statistics/percentile';
import { z } from 'zod';
import { type FactFields, filterShapeOf, queryInstant } from './fact-field.ts';
import { type FigureRow, type Measure, noData } from './measure.ts';
import { timeZoneParameter } from './period-fields.ts';
import { minPositionParameter } from './read-request.ts';

const DIMENSIONS_MAX = 3;
const GROUPS_MAX = 1_000;

/** What every query of a slice takes: filters, the instant, the zone, the position. */
export const sliceQueryShape = (fields: FactFields) => ({
  'as-of': queryInstant.optional(),
  'time-zone': timeZoneParameter,
  'min-position': minPositionParameter,
  ...filterShapeOf(fields),
});

/** The query of `GET /v1/figures` over these fields. */
export const figureQuerySchema = (
  fields: FactFields,
  parameters: Readonly<Record<string, z.ZodType>> = {},
) => {
  const dimensions = Object.keys(fields).filter((name) => fields[name]!.isDimension);
  return z.strictObject({
    'group-by': z
      .string()
      .regex(/^[A-Za-z]{1,40}(,[A-Za-z]{1,40})*$/, 'is not a list of dimensions')
      .optional()
      .describe(`At most ${DIMENSIONS_MAX} of ${dimensions.join(', ')}, separated by commas.`),
    'percentile-rule': z.enum(PERCENTILE_RULES).optional().default('linear'),
    measures: z
      .string()
      .regex(/^[A-Za-z0-9]{1,60}(,[A-Za-z0-9]{1,60}){0,99}$/, 'is not a list of measures')
      .optional()
      .describe('Only these measures, in this order.'),
    limit: queryInt({ min: 1, max: GROUPS_MAX })
      .optional()
      .default(GROUPS_MAX)
      .describe('Groups of a page; the total is on the first page, beside them.'),
    cursor: cursorParameter,
    ...sliceQueryShape(fields),
    ...parameters,
  });
};

/** The dimensions asked for. @throws Problem unknown_filter */
export const parseGroupBy = (fields: FactFields, text: string | undefined): string[] => {
  const names = text === undefined ? [] : text.split(',');
  const refuse = (detail: string, code: string): never => {
    const errors = [{ pointer: '#/group-by', detail, code }];
    throw new Problem('unknown_filter', { errors });
  };
  const dimensions = Object.keys(fields).filter((name) => fields[name]!.isDimension);
  const unknown = names.find((name) => !dimensions.includes(name));
  if (unknown !== undefined)
    refuse(
      `${unknown} is not a dimension of these figures, which are ${dimensions.join(', ')}`,
      'unknown_dimension',
    );
  if (new Set(names).size < names.length) refuse('names a dimension twice', 'repeated_dimension');
  if (names.length > DIMENSIONS_MAX)
    refuse(`takes at most ${DIMENSIONS_MAX} dimensions`, 'too_many_dimensions');
  return names;
};

/** Fields that no question has together: any of the first list with any of the second. */
export type FieldsApart = readonly [readonly string[], readonly string[]];

/** @throws Problem unknown_filter for a question that has fields together that stay apart */
export const refuseTogether = (
  apart: FieldsApart | undefined,
  groupBy: readonly string[],
  query: object,
): void => {
  const filtered = Object.keys(query).map((key) => /^filter\[([A-Za-z]+)\]/.exec(key)?.[1]);
  const isAsked = (name: string): boolean => groupBy.includes(name) || filtered.includes(name);
  if (apart === undefined || !apart.every((names) => names.some(isAsked))) return;
  const detail = `${apart.map((names) => names.join(' or ')).join(' is not asked with ')}`;
  const errors = [{ pointer: '#/group-by', detail, code: 'not_together' }];
  throw new Problem('unknown_filter', { errors });
};

/** The name of a figure of money in one currency, as `restitution` and `USD`. */
const moneyName = (name: string): readonly [string, string] | undefined => {
  const [, figure, currency = ''] = /^(.+)([A-Z]{3})$/.exec(name) ?? [];
  return figure !== undefined && Object.hasOwn(CURRENCY_EXPONENTS, currency)
    ? [figure, currency]
    : undefined;
};

/**
 * A figure of money in a currency that no case has, such as before the first case: known as soon as
 * the same figure is, in another currency or in none.
 */
const unseenMoney = (rows: readonly FigureRow[], name: string): Measure | undefined => {
  const [figure, currency] = moneyName(name) ?? [];
  if (currency === undefined) return undefined;
  const alike = rows
    .flatMap(({ measures }) => Object.entries(measures))
    .find(([known, { unit }]) =>
      known === figure ? unit === 'minor_units' : moneyName(known)?.[0] === figure,
    );
  return alike && noData(alike[1].unit, { currency });
};

/**
 * The rows with these measures only, in this order; a measure that depends on the rows, such as one
 * of a currency, may be in some of them only. @throws Problem unknown_filter
 */
export const onlyMeasures = (
  rows: readonly FigureRow[],
  text: string | undefined,
): readonly FigureRow[] => {
  if (text === undefined) return rows;
  const names = text.split(',');
  const isIn = (name: string): boolean =>
    rows.some(({ measures }) => Object.hasOwn(measures, name));
  const unseen = new Map(
    names.flatMap((name) => {
      const measure = isIn(name) ? undefined : unseenMoney(rows, name);
      return measure === undefined ? [] : [[name, measure] as const];
    }),
  );
  const unknown = names.find((name) => !isIn(name) && !unseen.has(name));
  if (unknown !== undefined) {
    const detail = `${unknown} is not a measure of these figures`;
    const errors = [{ pointer: '#/measures', detail, code: 'unknown_measure' }];
    throw new Problem('unknown_filter', { errors });
  }
  return rows.map((row) => ({
    ...row,
    measures: Object.fromEntries(
      names.flatMap((name) => {
        const measure = row.measures[name] ?? unseen.get(name);
        return measure === undefined ? [] : [[name, measure] as const];
      }),
    ),
  }));
};

/** The instant the figures are for. @throws Problem for one to come: nobody knows it yet. */
export const asOfInstant = (asked: string | undefined, now: string): string => {
  if (asked === undefined) return now;
  if (Date.parse(asked) <= Date.parse(now)) return new Date(asked).toISOString();
  const errors = [{ pointer: '#/as-of', detail: 'lies in the future', code: 'in_the_future' }];
  throw new Problem('malformed_query', { errors });
};

// invalid_parameter_value: the zones of Postgres are those of its own release of tzdata.
const ZONE_UNKNOWN = '22023';

/** Runs a query that names a zone. @throws Problem malformed_query when Postgres lacks the zone */
export const withKnownZone = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: unknown }).code !== ZONE_UNKNOWN) throw error;
    const errors = [
      { pointer: '#/time-zone', detail: 'is not known to the database', code: 'unknown_time_zone' },
    ];
    throw new Problem('malformed_query', { errors });
  }
};
