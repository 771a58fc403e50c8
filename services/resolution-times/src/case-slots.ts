import { RESOLUTION_OUTCOMES } from '@amends/contracts/vocabulary';
import { cellSlots, type NamedSlot, slotsOf } from '@amends/projections/cell-slots';
import { durations } from './durations.ts';
import { targetNames } from './target-figures.ts';

const durationNames = Object.keys(durations);
const metrics = Object.keys(targetNames);

/**
 * What cells keep of cases, in the order of the slots' numbers: a change of names or order needs a
 * new version of the projection. Hours and days are counted in UTC from 1970.
 */
const slots: readonly NamedSlot[] = [
  ...slotsOf('count', ['cases', 'flagged', 'initiationKnown', 'proactive']),
  // A duration of each case that has it, and how many open cases lack it.
  ...slotsOf('seconds', durationNames),
  ...slotsOf(
    'count',
    durationNames.map((name) => `${name}Missing`),
  ),
  // What Kaplan and Meier need beside: ends that do not count as such, cases cut off for good.
  ...slotsOf('seconds', ['ttcWithdrawn', 'ttrWithdrawn', 'closedCutOff', 'resolvedCutOff']),
  // Hour of the report of cases that go on, those with a fault in their times apart.
  ...slotsOf('keyed', ['openHour', 'openFlaggedHour', 'resolvedUnclosedHour']),
  ...slotsOf('count', ['resolvedLive', 'onSpot', 'onSpotFirst', 'oneTouch']),
  // Resolved and opened again: soon, or later than counts; later, and resolved at first contact.
  ...slotsOf('count', [
    'backSoon',
    'backLate',
    'backSoonImported',
    'backLateImported',
    'firstLate',
  ]),
  // Day of the first resolution of those never opened again: at first contact, else, of registers.
  ...slotsOf('keyed', ['quietFirstDay', 'quietDay', 'quietImportedDay']),
  ...slotsOf('count', ['reopenedNever', 'reopenedOnce', 'reopenedTwice', 'reopenedOftener']),
  ...slotsOf('count', ['live', 'informedLive', 'contacts', 'delays', 'delaysInTime']),
  ...slotsOf('count', ['answered', 'satisfied']),
  ...slotsOf(
    'count',
    RESOLUTION_OUTCOMES.map((outcome) => `outcome ${outcome}`),
  ),
  ...slotsOf(
    'count',
    metrics.flatMap((metric) => [`met ${metric}`, `breached ${metric}`, `pending ${metric}`]),
  ),
  // Hour of the deadline of targets that nothing has decided yet.
  ...slotsOf(
    'keyed',
    metrics.map((metric) => `due ${metric}`),
  ),
];

export const { kinds: slotKinds, numberOf: slotOf, has: hasSlot, readerOf } = cellSlots(slots);
