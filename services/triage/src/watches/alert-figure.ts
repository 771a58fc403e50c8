import type {
  FigureAlertDefined,
  FigureAlertFired,
  SeenFigure,
  UndecidedReason,
} from '@amends/contracts/triage-figure-watches';
import { DateTime } from 'luxon';
import type { Pool } from 'pg';
import { askFigures, type FigureAnswer, type Question } from './ask-figures.ts';
import type { FigureSource } from './figure-source.ts';
import { figureText, frameLines, inUnit, localTime } from './figure-text.ts';
import type { FigureMail } from './report-mail.ts';
import { storesOfOwner } from './watch-owner.ts';

/** Too few answered to tell, or another group would be given away. */
const WITHHELD: ReadonlySet<string> = new Set([
  'n_lt_10',
  'n_lt_30',
  'complementary',
  'too_few_valid_items',
]);

type Seen = { readonly figure: SeenFigure } | { readonly reason: UndecidedReason };
type Measure = FigureAnswer['data'][number]['measures'][string];

const reasonOf = (measure: Measure | undefined): UndecidedReason => {
  const { reason = 'no_data' } = measure ?? {};
  if (reason === 'no_data') return 'no_data';
  return WITHHELD.has(reason) ? 'withheld' : 'no_value';
};

const seenIn = (
  { data, meta }: FigureAnswer,
  measure: string,
  slice: { readonly from: string; readonly stores: readonly string[] | null },
): Seen => {
  const found = data[0]?.measures[measure];
  if (found === undefined || found.value === null) return { reason: reasonOf(found) };
  const { value: measured, n, unit, ciLow, ciHigh, currency } = found;
  const { definitionVersion, asOf } = meta;
  return {
    figure: {
      ...{ measured, n, unit, definitionVersion, asOf, from: slice.from },
      ...(typeof ciLow === 'number' && typeof ciHigh === 'number' ? { ciLow, ciHigh } : {}),
      ...(currency === undefined ? {} : { currency: currency as SeenFigure['currency'] }),
      ...(slice.stores === null ? {} : { stores: [...slice.stores] }),
    } as SeenFigure,
  };
};

/** The beginning of the day so many days ago, by the clocks of the zone. */
const windowStart = ({ windowDays, schedule }: FigureAlertDefined, dueAt: string): string =>
  DateTime.fromISO(dueAt, { zone: schedule.timeZone })
    .startOf('day')
    .minus({ days: windowDays })
    .toUTC()
    .toISO({ suppressMilliseconds: true })!;

export interface AlertParts {
  readonly pool: Pick<Pool, 'query'>;
  readonly figures: FigureSource | undefined;
}

/** The figure of an alert as it is now, of the stores that its owner may see, or why not. */
export const lookAtFigure = async (
  { pool, figures }: AlertParts,
  terms: FigureAlertDefined,
  dueAt: string,
): Promise<Seen> => {
  if (figures === undefined) return { reason: 'no_figures' };
  const allowed = await storesOfOwner(pool, terms);
  if ('failure' in allowed) return { reason: allowed.failure };
  const { stores } = allowed;
  const from = windowStart(terms, dueAt);
  const { service, measure, filters } = terms;
  const question: Question = { service, measures: [measure], groupBy: [], filters };
  const { timeZone } = terms.schedule;
  const asked = await askFigures(figures, question, { from, timeZone, stores });
  if ('answer' in asked) return seenIn(asked.answer, measure, { from, stores });
  return { reason: asked.failure };
};

/** One mail at firing, one at clearing: what was seen then, whenever it goes out. */
export const alertMail = (
  terms: FigureAlertDefined,
  { figure }: FigureAlertFired,
  kind: 'fired' | 'cleared',
): FigureMail => {
  const { watchId, service, measure, direction, bound, returnBound, schedule } = terms;
  const { measured, from, asOf, definitionVersion, stores = null } = figure;
  const { timeZone } = schedule;
  const limit =
    kind === 'fired'
      ? `${direction} the bound ${inUnit(bound, figure)}`
      : `back at the bound of return ${inUnit(returnBound, figure)}`;
  const text = [
    `${service} ${measure}: ${figureText({ ...figure, value: measured, nBand: 'lt_10' })}; ` +
      `that is ${limit}.`,
    `Cases reported from ${localTime(from, timeZone)} on (${timeZone}).`,
    ...frameLines({ asOf, timeZone, definitionVersion }, stores),
    '',
    `Alert ${watchId}; to end it: POST /v1/figure-alerts/${watchId}/withdrawals`,
    '',
  ].join('\n');
  return { subject: `Amends: alert ${kind}: ${service} ${measure}`, text };
};
