import { ApiProblem, ApiUnreachable } from '@amends/client/api-problem';
import type { Query } from '@amends/client/service-url';
import type { GetAnswer } from '@amends/client/typed-client';
import type {
  FigureMailFailure,
  FigureReportDefined,
} from '@amends/contracts/triage-figure-watches';
import type { FigureSource } from './figure-source.ts';

/** Every service with figures answers like this one. */
export type FigureAnswer = GetAnswer<'/resolution-times/v1/figures'>;

/** What is asked: which figures, of which cases. */
export type Question = Pick<FigureReportDefined, 'service' | 'measures' | 'groupBy' | 'filters'>;

/** From where it is looked at. */
export interface Slice {
  readonly from: string;
  readonly until?: string;
  readonly timeZone: string;
  /** Null: all. */
  readonly stores: readonly string[] | null;
}

const both = (one: readonly string[] | null, other: readonly string[] | undefined) => {
  if (other === undefined) return one;
  return one === null ? other : one.filter((each) => other.includes(each));
};

/** Of the stores that the question names, those that may be seen; null: of all. */
export const storesAsked = (
  { filters }: Pick<Question, 'filters'>,
  allowed: readonly string[] | null,
): readonly string[] | null =>
  filters
    .filter(({ field }) => field === 'store')
    .reduce((stores, { oneOf }) => both(stores, oneOf), allowed);

const queryOf = ({ groupBy, filters }: Question, slice: Slice): Query => ({
  ...Object.fromEntries(
    filters
      .filter(({ field }) => field !== 'store')
      .map(({ field, oneOf }) => [`filter[${field}][in]`, oneOf]),
  ),
  'group-by': groupBy.length === 0 ? undefined : groupBy,
  'time-zone': slice.timeZone,
  'filter[reportedAt][gte]': slice.from,
  'filter[reportedAt][lt]': slice.until,
  'filter[store][in]': slice.stores ?? undefined,
});

type AskFailure = Extract<FigureMailFailure, 'figures_unreachable' | 'question_refused'>;

const failureOf = (error: unknown): AskFailure => {
  if (error instanceof ApiUnreachable) return 'figures_unreachable';
  if (!(error instanceof ApiProblem)) throw error;
  return error.status === 400 ? 'question_refused' : 'figures_unreachable';
};

/**
 * All measures of the slice are asked for: one that nothing happened for, such as a sum in a
 * currency that nobody paid in, is refused by its name as if there were no such measure.
 */
export const askFigures = async (
  source: FigureSource,
  question: Question,
  slice: Slice,
): Promise<{ readonly answer: FigureAnswer } | { readonly failure: AskFailure }> => {
  const path = `/${question.service}/v1/figures`;
  try {
    const { body } = await source.get<FigureAnswer>(path, queryOf(question, slice));
    return { answer: body };
  } catch (error) {
    return { failure: failureOf(error) };
  }
};

/** The same slice as CSV, these measures only. */
export const askCsv = async (
  source: FigureSource,
  question: Question,
  slice: Slice,
): Promise<{ readonly csv: string } | { readonly failure: AskFailure }> => {
  const path = `/${question.service}/v1/figures`;
  const query = { ...queryOf(question, slice), measures: question.measures };
  try {
    return { csv: (await source.get<string>(path, query, { accept: 'text/csv' })).body };
  } catch (error) {
    return { failure: failureOf(error) };
  }
};
