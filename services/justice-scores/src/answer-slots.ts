import { cellSlots, type NamedSlot, slotsOf } from '@amends/projections/cell-slots';
import { SCORES, type Score } from './answers.ts';

export const WAVES = [1, 2, 3, 4] as const;
export type Wave = (typeof WAVES)[number];

const slotsOfWave = (wave: Wave): NamedSlot[] => [
  [`sent ${wave}`, 'count'],
  // How often each version of the questions was answered.
  [`version ${wave}`, 'keyed'],
  // How often each score was given, in steps: scoreKey.
  [`scores ${wave}`, 'keyed'],
  // Sums by which scores are weighed: momentsOfSteps.
  [`moments ${wave}`, 'sums'],
  // How often each item of a complete dimension had each answer: itemKey.
  [`items ${wave}`, 'keyed'],
  // Squares of the totals of complete dimensions, by dimension.
  [`squaredTotals ${wave}`, 'sums'],
];

/**
 * What cells keep of cases and their answers, in the order of the slots' numbers: a change of names
 * or order needs a new version of the projection.
 */
const slots: readonly NamedSlot[] = [
  ...slotsOf('count', ['cases', 'suppressed', 'satisfied', 'unsatisfied']),
  ...slotsOf('keyed', ['csat', 'effort', 'serviceGap', 'recoveryGap']),
  // Of the first wave: answers with an outcome and a process, those unjust by the usual bounds.
  ...slotsOf('count', ['pairs', 'unjust']),
  ...WAVES.flatMap(slotsOfWave),
];

export const { kinds: slotKinds, numberOf: slotOf, readerOf } = cellSlots(slots);

/** From experienced less expected, which may be negative, to a key. */
export const GAP_KEY_OF_0 = 6;

const PER_SCORE = 256;

export const scoreKey = (name: Score, steps: number): number =>
  SCORES.indexOf(name) * PER_SCORE + steps;

const PER_ITEM = 8;

/** @param position in the list of all items */
export const itemKey = (position: number, answer: number): number => position * PER_ITEM + answer;

type Counts = readonly (readonly [value: number, count: number])[];

const parted = (keyed: Counts, per: number): ReadonlyMap<number, Counts> => {
  const parts = new Map<number, (readonly [number, number])[]>();
  for (const [key, count] of keyed) {
    const part = Math.floor(key / per);
    const known = parts.get(part);
    const each = [key - part * per, count] as const;
    if (known === undefined) parts.set(part, [each]);
    else known.push(each);
  }
  return parts;
};

/** Keys of scoreKey as steps of each score, with how often they come. */
export const stepsByScore = (keyed: Counts): ReadonlyMap<Score, Counts> =>
  new Map([...parted(keyed, PER_SCORE)].map(([at, steps]) => [SCORES[at]!, steps]));

/** Keys of itemKey as answers by the position of their item, with how often they come. */
export const answersByItem = (keyed: Counts): ReadonlyMap<number, Counts> =>
  parted(keyed, PER_ITEM);

/** Of which dimensions steps are multiplied: sums of these give any weighted score's moments. */
export const MOMENTS: readonly (readonly number[])[] = [
  [0],
  [1],
  [2],
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
];
