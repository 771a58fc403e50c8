import { isCounted } from '@amends/projections/case-dimensions';
import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { nBand } from '@amends/statistics/publication';
import type { Observation } from '@amends/statistics/kaplan-meier';
import { rateRatio } from '@amends/statistics/rate-ratio';
import { wilson } from '@amends/statistics/wilson';
import { isPast, msOf } from './instants.ts';
import { caseCauseTable } from './projections/case-cause.ts';
import { preventiveActionTable } from './projections/preventive-action.ts';
import { survivalMedian } from './survival-median.ts';

const DAY_MS = 86_400_000;
/** Within so many days after an action the failure must come again to have recurred. */
const RECURRENCE_DAYS = 90;
/** What lies further from the action than this says nothing about it. */
const HORIZON_DAYS = 365;

// Failures of what the action is to prevent, where it applies: each part that it names has to hold.
const failuresOf = (schema: string): string =>
  `(select json_agg((extract(epoch from x.reported_at) * 1000)::bigint order by x.reported_at)
    from (select distinct c.case_id, c.reported_at
      from jsonb_to_recordset(a.causes) as p("khdType" text, "nakamuraCause" text, gap text)
      join ${schema}.${caseCauseTable.name} c on c.complaint_code = p."khdType"
      where ${isCounted('c')} and (a.store_id is null or c.store_id = a.store_id)
        and c.reported_at between a.implemented_at - interval '${HORIZON_DAYS} days'
          and a.implemented_at + interval '${HORIZON_DAYS} days'
        and (p."nakamuraCause" is null
          or p."nakamuraCause" in (c.nakamura_cause, c.root_nakamura_cause))
        and (p.gap is null or p.gap = any(c.gaps))) x)`;

export const preventionSource = {
  from: (schema: string) =>
    `(select a.*, ${failuresOf(schema)} as failures
      from ${schema}.${preventiveActionTable.name} a where a.opened_at is not null) f`,
  columns: {
    opened: msOf('opened_at'),
    implemented: msOf('implemented_at'),
    verified: msOf('verified_at'),
    verdict: 'f.verdict',
    failures: 'f.failures',
  },
  since: 'f.opened_at',
} satisfies FactSource;

interface Tally {
  actions: number;
  implemented: number;
  verdicts: Record<string, number>;
  before: number;
  after: number;
  recurred: number;
  matured: number;
  toRecurrence: Observation[];
}

const addRecurrence = (tally: Tally, failures: readonly number[], at: number, asOfMs: number) => {
  // As long before it as after it, so that a long look back flatters nobody.
  const span = Math.min(asOfMs - at, HORIZON_DAYS * DAY_MS);
  const after = failures.filter((failure) => failure >= at && failure <= at + span);
  tally.implemented += 1;
  tally.before += failures.filter((failure) => failure >= at - span && failure < at).length;
  tally.after += after.length;
  const first = after.length === 0 ? undefined : Math.min(...after) - at;
  tally.toRecurrence.push({ t: (first ?? span) / 1_000, event: first !== undefined });
  if (asOfMs - at < RECURRENCE_DAYS * DAY_MS) return;
  tally.matured += 1;
  if (first !== undefined && first <= RECURRENCE_DAYS * DAY_MS) tally.recurred += 1;
};

const tallyOf = ({ n, columns }: FactSet, asOfMs: number): Tally => {
  const tally: Tally = {
    ...{ actions: 0, implemented: 0, before: 0, after: 0, recurred: 0, matured: 0 },
    verdicts: { fewer: 0, same: 0, more: 0, none_to_compare: 0 },
    toRecurrence: [],
  };
  for (let at = 0; at < n; at += 1) {
    if (!isPast(columns.opened![at], asOfMs)) continue;
    tally.actions += 1;
    if (isPast(columns.verified![at], asOfMs)) tally.verdicts[columns.verdict![at] as string]! += 1;
    if (!isPast(columns.implemented![at], asOfMs)) continue;
    const failures = (columns.failures![at] ?? []) as unknown as number[];
    addRecurrence(tally, failures, columns.implemented![at] as number, asOfMs);
  }
  return tally;
};

const ratioFigure = ({ before, after }: Tally): Measure => {
  const { n, ratio, ciLow, ciHigh } = rateRatio(after, before);
  if (n === 0) return noData('coefficient');
  const shown = { n, unit: 'coefficient', nBand: nBand(n), label: 'observational' } as const;
  return ratio === null
    ? { ...shown, value: null, reason: 'zero_denominator', ciLow }
    : { ...shown, value: ratio, ciLow, ciHigh };
};

const measuresOf = (tally: Tally): Record<string, Measure> => {
  const { actions, implemented, verdicts, before, after, recurred, matured } = tally;
  const failures = (count: number) =>
    implemented === 0 ? noData('cases') : plainMeasure(count, implemented, 'cases');
  const verified = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  return {
    actions: plainMeasure(actions, actions, 'count', { counts: { implemented, verified } }),
    implementedShare: shareMeasure(wilson(implemented, actions)),
    fewerShare: shareMeasure(wilson(verdicts.fewer!, verified), { counts: verdicts }),
    failuresBefore: failures(before),
    failuresAfter: failures(after),
    rateRatio: ratioFigure(tally),
    recurredWithin90: shareMeasure(wilson(recurred, matured), {
      counts: { recurred, immature: implemented - matured },
    }),
    timeToRecurrence: survivalMedian(tally.toRecurrence),
  };
};

/** What came of preventive actions: the total, then a line per group in the order of its values. */
export const preventionFigures = (
  groups: readonly FactGroup<'actions'>[],
  { asOfMs }: FigureContext,
): FigureRow[] =>
  groups.map(({ group, sets }) => {
    const tally = tallyOf(sets.actions, asOfMs);
    return { group, n: tally.actions, measures: measuresOf(tally) };
  });
