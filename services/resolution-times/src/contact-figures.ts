import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { mean } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import type { TimedCase } from './case-durations.ts';

/** A reopening later than this is a failure of its own (measures.md 3). */
export const REOPEN_WINDOW_MS = 14 * 86_400_000;

/** Where the failure and its report are at one place and moment. */
const ON_THE_SPOT: ReadonlySet<string | null> = new Set(['in_store_face_to_face', 'pos_prompt']);
export const isOnTheSpot = ({ channel }: TimedCase): boolean => ON_THE_SPOT.has(channel);

/** Resolved before the customer had to come back, and before a second word of staff. */
export const isResolvedAtFirst = ({ contacts, resolvedFirstMs }: TimedCase): boolean => {
  if (resolvedFirstMs === null) return false;
  const before = contacts.filter(([at]) => Date.parse(at) <= resolvedFirstMs);
  const byStaff = before.filter(([, kind]) => kind !== 'message').length;
  return byStaff === before.length && byStaff <= 1;
};

/** One public reply of a person, and it never came back. */
export const isOneTouch = ({ contacts, clocks }: TimedCase): boolean =>
  clocks.reopens === 0 && contacts.filter(([, kind]) => kind === 'reply').length === 1;

/** Replies and recorded conversations of staff. */
export const staffContacts = ({ contacts }: TimedCase): number =>
  contacts.filter(([, kind]) => kind !== 'message').length;

/** Whether it came back within the window; undefined while that cannot be told. */
export const cameBack = (
  { resolvedFirstMs, reopenedFirstMs }: TimedCase,
  asOfMs: number,
): boolean | undefined => {
  if (resolvedFirstMs === null) return undefined;
  if (reopenedFirstMs !== null) return reopenedFirstMs - resolvedFirstMs <= REOPEN_WINDOW_MS;
  return asOfMs - resolvedFirstMs >= REOPEN_WINDOW_MS ? false : undefined;
};

const firstContact = (cases: readonly TimedCase[], asOfMs: number): Record<string, Measure> => {
  const known = cases.filter((each) => !each.isImported && each.resolvedFirstMs !== null);
  const judged = known.filter((each) => cameBack(each, asOfMs) !== undefined);
  const atFirst = judged.filter((each) => isResolvedAtFirst(each) && !cameBack(each, asOfMs));
  const onSpot = known.filter(isOnTheSpot);
  const counts = { pending: known.length - judged.length };
  const oneTouch = known.filter(isOneTouch);
  return {
    firstContactResolution: shareMeasure(wilson(atFirst.length, judged.length), { counts }),
    onTheSpotShare: shareMeasure(wilson(onSpot.filter(isResolvedAtFirst).length, onSpot.length)),
    oneTouchShare: shareMeasure(wilson(oneTouch.length, known.length)),
  };
};

const reopenings = (cases: readonly TimedCase[], asOfMs: number): Record<string, Measure> => {
  const resolved = cases.filter(({ resolvedFirstMs }) => resolvedFirstMs !== null);
  const counts = { never: 0, once: 0, twice: 0, oftener: 0 };
  const names = ['never', 'once', 'twice'] as const;
  for (const { clocks } of resolved) counts[names[clocks.reopens] ?? 'oftener'] += 1;
  const known = resolved.filter((each) => cameBack(each, asOfMs) !== undefined);
  const back = known.filter((each) => cameBack(each, asOfMs)).length;
  return {
    reopenedShare: shareMeasure(wilson(resolved.length - counts.never, resolved.length), {
      counts,
    }),
    reopenedIn14Days: shareMeasure(wilson(back, known.length), {
      counts: { pending: resolved.length - known.length },
    }),
  };
};

const told = (cases: readonly TimedCase[]): Record<string, Measure> => {
  const live = cases.filter(({ isImported }) => !isImported);
  const informed = live.filter(({ informedMs }) => informedMs !== null).length;
  const delays = cases.flatMap((each) => each.delays);
  const inTime = delays.filter(([, , isInTime]) => isInTime).length;
  const contacts = live.map(staffContacts);
  const average = mean(contacts);
  return {
    informedShare: shareMeasure(wilson(informed, live.length)),
    delaysExplainedInTime: shareMeasure(wilson(inTime, delays.length)),
    contactsMean: average === null ? noData('count') : plainMeasure(average, live.length, 'count'),
  };
};

const outcomes = (cases: readonly TimedCase[]): Measure => {
  const counts: Record<string, number> = {};
  const ended = cases.flatMap(({ outcome }) => (outcome === null ? [] : [outcome])).sort();
  for (const outcome of ended) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return plainMeasure(ended.length, cases.length, 'cases', { counts });
};

/**
 * What customers and staff had to say to each other until it was over, and whether it held:
 * first-contact resolution, reopenings, customers told, delays explained, outcomes.
 */
export const contactFigures = (
  cases: readonly TimedCase[],
  asOfMs: number,
): Record<string, Measure> => ({
  ...firstContact(cases, asOfMs),
  ...reopenings(cases, asOfMs),
  ...told(cases),
  outcomes: outcomes(cases),
});
