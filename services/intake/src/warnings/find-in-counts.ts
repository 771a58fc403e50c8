import { WARNING_CAUSES, type WarningCause } from '@amends/contracts/warning-vocabulary';
import { plusMillis } from '@amends/contracts/instant-order';
import type { ClientBase } from 'pg';
import type { WarningRules } from '../domain/warning/warning-rules.ts';
import {
  type CountedCell,
  NEVER,
  type NextLook,
  type Place,
  readCounts,
  setLooks,
} from './period-counts.ts';
import { type Counted, type Measure, WIDTH_MS } from './periods.ts';
import { type ChartFinding, type Period, readSeries } from './read-series.ts';
import type { AskRules } from './rules-table.ts';

/** A finding of a chart, with where and of what. */
export interface PlacedFinding extends ChartFinding {
  readonly storeId: string;
  readonly workstation?: string | undefined;
  readonly cause: WarningCause;
}

const placeKey = ({ storeId, workstation, width }: Place): string =>
  [storeId, workstation, width].join('\n');

const CAUSES: ReadonlySet<string> = new Set(WARNING_CAUSES);

/** What a cause stands over. */
const overOf = (cause: Measure): Measure =>
  cause === 'failed_recovery' ? 'recoveries' : 'transactions';

/**
 * The periods of a place. Of hours only those in which something happened: while the doors are
 * closed no failure is no news. Of days all of them.
 */
const startsOf = ({ width }: Place, counts: readonly Counted[]): readonly string[] => {
  const seen = [...new Set(counts.map(({ startsAt }) => startsAt))];
  if (width === 'hour' || seen.length === 0) return seen;
  const days: string[] = [];
  const last = seen.at(-1)!;
  for (let day = seen[0]!; day <= last; day = plusMillis(day, WIDTH_MS.day)) days.push(day);
  return days;
};

interface LookedAt {
  readonly findings: readonly PlacedFinding[];
  readonly looks: readonly NextLook[];
}

interface Asked {
  readonly place: Place;
  /** The first period that was changed, or had not been read after its end. */
  readonly from: string;
  readonly counts: readonly Counted[];
}

const lookAtPlace = (
  { place, from, counts }: Asked,
  rules: WarningRules,
  now: string,
): LookedAt => {
  const starts = startsOf(place, counts);
  const of = new Map(counts.map((each) => [`${each.measure} ${each.startsAt}`, each.count]));
  const firstRead = starts.findIndex((start) => start >= from);
  const last = starts.at(-1)!;
  const { storeId, workstation, width } = place;
  const at = { ...place, startsAt: last };
  const findings: PlacedFinding[] = [];
  const looks: NextLook[] = [];
  for (const measure of new Set(counts.map((each) => each.measure))) {
    if (!CAUSES.has(measure)) {
      looks.push({ ...at, measure, lookAt: NEVER });
      continue;
    }
    const cause = measure as WarningCause;
    const periods = starts.map(
      (start): Period => ({
        from: start,
        until: plusMillis(start, WIDTH_MS[width]),
        count: of.get(`${cause} ${start}`) ?? 0,
        n: of.get(`${overOf(cause)} ${start}`) ?? 0,
      }),
    );
    const known = rules.baselines.find((one) => one.storeId === storeId && one.cause === cause);
    const reading = readSeries(periods, {
      ...{ rules, firstRead, now, isClustered: cause === 'idle_seconds' },
      knownRate: known === undefined ? undefined : known.perMillion / 1e6,
    });
    const till = workstation === '' ? {} : { workstation };
    findings.push(...reading.findings.map((each) => ({ ...each, storeId, ...till, cause })));
    looks.push({ ...at, measure, lookAt: Math.min(reading.lookAt ?? NEVER, NEVER) });
  }
  return { findings, looks };
};

/** Whether the count of a cell, or its place in time, can have made a finding. */
const needsLook = ({ lookAt, count, isLate }: CountedCell): boolean =>
  isLate || lookAt === null || count >= lookAt;

/**
 * Reads the charts of the places where a count came within reach of a finding, where a new period
 * began (the one before it is whole now), and where an earlier period was changed late: that one
 * and what follows it.
 */
export const findInCounts = async (
  client: ClientBase,
  cells: readonly CountedCell[],
  ask: AskRules,
  now: string,
): Promise<readonly PlacedFinding[]> => {
  const from = new Map<string, CountedCell>();
  for (const cell of cells.filter(needsLook)) {
    const earlier = from.get(placeKey(cell));
    if (earlier === undefined || cell.startsAt < earlier.startsAt) from.set(placeKey(cell), cell);
  }
  if (from.size === 0) return [];
  const rules = await ask();
  const places = [...from.values()].map(({ storeId, workstation, width, startsAt }) => ({
    ...{ storeId, workstation, width, from: startsAt },
  }));
  // The period before is read too, and each of them against its own baseline.
  const periodsBefore = rules.chart.baselinePeriods + rules.cusum.periods + 1;
  const counts = Map.groupBy(await readCounts(client, places, periodsBefore), placeKey);
  const looked = places.map((place) => {
    const key = placeKey(place);
    const own = counts.get(key) ?? [];
    const { startsAt } = from.get(key)!;
    const before = startsOf(place, own).findLast((start) => start < startsAt);
    return lookAtPlace({ place, from: before ?? startsAt, counts: own }, rules, now);
  });
  await setLooks(
    client,
    looked.flatMap(({ looks }) => looks),
  );
  return looked.flatMap(({ findings }) => findings);
};
