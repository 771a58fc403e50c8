import { DISSATISFACTION_LEVELS } from '@amends/contracts/follow-up-assumptions';
import { REMEDY_TYPES, SEVERITIES } from '@amends/contracts/vocabulary';
import { cellSlots, type NamedSlot, slotsOf } from '@amends/projections/cell-slots';

/** Answers of which the second wave is compared with the first. */
export const WAVE_ITEMS = ['satisfaction', 'recommend', 'intent', 'trust'] as const;

/** What a customer told before and after, by the slot that counts both. */
export const CHANGE_SLOTS = [
  ...['overallFirst', 'overallRepeat', 'trustChange', 'affectChange'],
  ...['controllabilityChange', 'stabilityChange'],
] as const;

/**
 * What is kept of cases, in the order of the slots' numbers: a change of names, order or of the
 * lists behind them needs a new version of the projection.
 */
const slots: readonly NamedSlot[] = [
  ...slotsOf('count', ['cases', 'recovered', 'asked', 'answered', 'suppressed']),
  ...slotsOf('count', ['deviated', 'undeviated', 'unassessed']),
  ...slotsOf('count', ['withRemedy', ...REMEDY_TYPES.map((type) => `remedy ${type}`)]),
  ...slotsOf('count', ['complaintKnown', 'complaint', 'toldBadly']),
  ...slotsOf(
    'count',
    DISSATISFACTION_LEVELS.map((level) => `complaint ${level}`),
  ),
  // What others were told: how often, and how many people.
  ...slotsOf('count', ['saidGood', 'saidNeutral', 'saidBad']),
  ...slotsOf('count', ['reachGood', 'reachNeutral', 'reachBad']),
  // The last answer, by what was answered.
  ...slotsOf('keyed', ['recommend', 'intent', 'trust', 'satisfaction', 'wordOfMouth']),
  // Before and after, as pairKey.
  ...slotsOf(
    'keyed',
    WAVE_ITEMS.map((item) => `waves ${item}`),
  ),
  ...slotsOf('keyed', CHANGE_SLOTS),
  // Yes or no by severity, by whether recovery failed twice, and intent by riskiness: as classes.
  ...slotsOf('keyed', ['satisfiedBySeverity', 'toldAfter', 'intentByRisk']),
  // The rung each customer got to.
  ...slotsOf('keyed', ['rung']),
  // Whether customers bought again within 90 days, by day of the end of the case and a class: by
  // severity where they were recovered or left with the loss, with satisfaction, by what others
  // were told, and by riskiness.
  ...slotsOf('keyed', ['backBySeverity', 'leftBySeverity', 'backSatisfied']),
  ...slotsOf('keyed', ['awayTold', 'backByRisk']),
  // Within which windows who was recovered bought, by day of the recovery, and how soon.
  ...slotsOf('keyed', ['bought']),
  ...slotsOf('seconds', ['nextPurchase']),
  // Money and cases with any by currency, that of steps by type of remedy too; cases by their own
  // currency, and those of another on which something was spent in it.
  ...slotsOf('sums', ['restitution', 'goodwill', 'spent']),
  ...slotsOf(
    'sums',
    REMEDY_TYPES.map((type) => `steps ${type}`),
  ),
  ...slotsOf('keyed', ['restitutionCases', 'goodwillCases', 'stepCases']),
  ...slotsOf('keyed', ['ofCurrency', 'recoveredOfCurrency', 'costRecorded', 'besideCurrency']),
];

export const { kinds: slotKinds, numberOf: slotOf, has: hasSlot } = cellSlots(slots);

/** Classes that are counted by day. */
const PER_DAY = 64;

/** A class of cases that ended on a day since 1970, in one key, and back. */
export const dayKey = (day: number, of: number): number => day * PER_DAY + of;
export const dayOf = (key: number): readonly [day: number, of: number] => [
  Math.floor(key / PER_DAY),
  key % PER_DAY,
];

export const LADDER = ['dissatisfied', 'satisfied', 'repeat', 'advocate'] as const;

/** No answer of a scale is larger. */
const PER_ANSWER = 16;

/** Two answers of scales of 0 to 15 in one key, and back. */
export const pairKey = (before: number, after: number): number => before * PER_ANSWER + after;
export const pairOf = (key: number): readonly [before: number, after: number] => [
  Math.floor(key / PER_ANSWER),
  key % PER_ANSWER,
];

const STRATA = [...SEVERITIES, 'unknown'];

/** Two answers of yes or no in one key, and back. */
export const yesKey = (one: boolean, other: boolean): number => (one ? 2 : 0) + (other ? 1 : 0);
export const yesOf = (key: number): readonly [one: boolean, other: boolean] => [
  key >= 2,
  key % 2 === 1,
];

/** Yes or no of a case of that severity in one key, and back. */
export const stratumKey = (severity: string | null, isMet: boolean): number => {
  const at = STRATA.indexOf(severity ?? 'unknown');
  return (at === -1 ? SEVERITIES.length : at) * 2 + (isMet ? 1 : 0);
};
export const stratumOf = (key: number): readonly [stratum: string, isMet: boolean] => [
  STRATA[Math.floor(key / 2)]!,
  key % 2 === 1,
];
