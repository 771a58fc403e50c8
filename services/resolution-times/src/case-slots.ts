import { RESOLUTION_OUTCOMES } from '@amends/contracts/vocabulary';
import type { SlotKind } from '@amends/projections/types';
import { durations } from './durations.ts';
import { targetNames } from './target-figures.ts';

const each = (names: readonly string[], kind: SlotKind) =>
  names.map((name): readonly [string, SlotKind] => [name, kind]);

const durationNames = Object.keys(durations);
const metrics = Object.keys(targetNames);

/**
 * What cells keep of cases, in the order of the slots' numbers: a change of names or order needs a
 * new version of the projection. Hours and days are counted in UTC from 1970.
 */
const slots: readonly (readonly [name: string, kind: SlotKind])[] = [
  ...each(['cases', 'flagged', 'initiationKnown', 'proactive'], 'count'),
  // A duration of each case that has it, and how many open cases lack it.
  ...each(durationNames, 'seconds'),
  ...each(
    durationNames.map((name) => `${name}Missing`),
    'count',
  ),
  // What Kaplan and Meier need beside: ends that do not count as such, cases cut off for good.
  ...each(['ttcWithdrawn', 'ttrWithdrawn', 'closedCutOff', 'resolvedCutOff'], 'seconds'),
  // Hour of the report of cases that go on, those with a fault in their times apart.
  ...each(['openHour', 'openFlaggedHour', 'resolvedUnclosedHour'], 'keyed'),
  ...each(['resolvedLive', 'onSpot', 'onSpotFirst', 'oneTouch'], 'count'),
  // Resolved and opened again: soon, or later than counts; later, and resolved at first contact.
  ...each(['backSoon', 'backLate', 'backSoonImported', 'backLateImported', 'firstLate'], 'count'),
  // Day of the first resolution of those never opened again: at first contact, else, of registers.
  ...each(['quietFirstDay', 'quietDay', 'quietImportedDay'], 'keyed'),
  ...each(['reopenedNever', 'reopenedOnce', 'reopenedTwice', 'reopenedOftener'], 'count'),
  ...each(['live', 'informedLive', 'contacts', 'delays', 'delaysInTime'], 'count'),
  ...each(['answered', 'satisfied'], 'count'),
  ...each(
    RESOLUTION_OUTCOMES.map((outcome) => `outcome ${outcome}`),
    'count',
  ),
  ...each(
    metrics.flatMap((metric) => [`met ${metric}`, `breached ${metric}`, `pending ${metric}`]),
    'count',
  ),
  // Hour of the deadline of targets that nothing has decided yet.
  ...each(
    metrics.map((metric) => `due ${metric}`),
    'keyed',
  ),
];

export const slotKinds: readonly SlotKind[] = slots.map(([, kind]) => kind);

const numbers = new Map(slots.map(([name], at) => [name, at]));

/** The number of a slot. @throws TypeError for a name that is none */
export const slotOf = (name: string): number => {
  const number = numbers.get(name);
  if (number === undefined) throw new TypeError(`${name} is no slot`);
  return number;
};

/** Whether there is a slot of the name: what an event tells may not be in the vocabulary. */
export const hasSlot = (name: string): boolean => numbers.has(name);
