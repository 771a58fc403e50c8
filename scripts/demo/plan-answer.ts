import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import type { Answer } from './planned-case.ts';
import type { SeededRandom } from './seeded-random.ts';

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)));

const scale7 = (random: SeededRandom, mood: number): number =>
  clamp(1 + mood * 6 + (random.next() - 0.5) * 2.4, 1, 7);

/** D2 and I3 are worded the other way round in the instrument. */
const REVERSED = new Set(['D2', 'I3']);

const justiceAnswers = (random: SeededRandom, mood: number): Answer['justice'] =>
  Object.fromEntries(
    JUSTICE_ITEMS.flatMap((item) => {
      // One item in twenty-five is left out, as on real forms.
      if (random.chance(0.04)) return [];
      const value = scale7(random, mood + (random.next() - 0.5) * 0.2);
      return [[item, REVERSED.has(item) ? 8 - value : value]];
    }),
  );

/** What a customer in this mood (0 to 1) says about the recovery. */
export const planAnswer = (random: SeededRandom, mood: number): Answer => ({
  reliefDegree: scale7(random, mood),
  remedyAccepted: mood > 0.2,
  dissatisfactionEliminated: mood >= 0.34,
  adverseEffects: mood < 0.08,
  justice: justiceAnswers(random, mood),
  satisfaction: clamp(1 + mood * 4.2, 1, 5),
  likelihoodToRecommend: clamp(mood * 10.8 + (random.next() - 0.5) * 2, 0, 10),
  repurchaseIntent: scale7(random, mood),
  trust: scale7(random, mood - 0.05),
  effort: scale7(random, mood),
});
