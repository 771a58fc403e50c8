import type { LoyalCase } from './loyal-cases.ts';

/** Cases per line of the figures, the total first. */
export type Groups = readonly (readonly LoyalCase[])[];

/** First failures of their customers only, or only those that came again. */
export const ofFailures = (groups: Groups, which: 'first' | 'repeat'): Groups =>
  groups.map((cases) => cases.filter(({ isRepeat }) => isRepeat === (which === 'repeat')));
