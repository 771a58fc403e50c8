import {
  type Measure,
  type MeasureExtras,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { pairedDifference } from '@amends/statistics/mean-difference';
import { publishVerdict } from '@amends/statistics/paradox';
import { ciFlag } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { type Groups, ofFailures } from './failures.ts';
import type { LoyalCase } from './loyal-cases.ts';

/** A customer before and after: two numbers on one scale. */
type Pair = readonly [before: number, after: number];
type Pairs = (each: LoyalCase) => Pair | undefined;

const both = (before: number | null | undefined, after: number | null | undefined) =>
  before == null || after == null ? undefined : ([before, after] as const);

/** As remembered after the recovery, since nobody asks before a failure. */
const satisfaction: Pairs = ({ answer }) => both(answer?.satisfactionBefore, answer?.overall);
const trust: Pairs = ({ answer }) => both(answer?.trustBefore, answer?.trust);
/** How strong the strongest feeling was; who names none after naming one is relieved of it. */
const affect: Pairs = ({ affectBefore, answer }) => both(affectBefore, answer?.affectAfter);
const controllability: Pairs = ({ blameBefore, answer }) =>
  both(blameBefore?.controllability, answer?.controllabilityAfter);
const stability: Pairs = ({ blameBefore, answer }) =>
  both(blameBefore?.stability, answer?.stabilityAfter);

/** Pairs of each line, and which lines may be shown. */
const pairsOf = (groups: Groups, pairs: Pairs) => {
  const lists = groups.map((cases) => cases.map(pairs).filter((pair) => pair !== undefined));
  return { lists, verdicts: verdictsOf(lists.map(({ length }) => length)) };
};

type Extras = (difference: ReturnType<typeof pairedDifference>) => MeasureExtras;

/** Mean of after less before, with paired t interval. */
const changes = (groups: Groups, pairs: Pairs, extras: Extras = () => ({})): Measure[] => {
  const { lists, verdicts } = pairsOf(groups, pairs);
  return lists.map((list, at) => {
    const n = list.length;
    if (n === 0) return noData('score');
    return unlessWithheld(verdicts[at], n, 'score', () => {
      const difference = pairedDifference(
        list.map(([before]) => before),
        list.map(([, after]) => after),
      );
      const { mean, ciLow, ciHigh } = difference;
      const interval = { ciLow, ciHigh, ...extras(difference) };
      return { ...plainMeasure(mean!, n, 'score', interval), ciFlag: ciFlag(n) };
    });
  });
};

type Band = (value: number) => string;

const of5: Band = (value) => (value < 3 ? 'low' : value === 3 ? 'mid' : 'high');
const of7: Band = (value) => (value < 4 ? 'low' : value === 4 ? 'mid' : 'high');
const ofFeeling: Band = (value) => (value === 0 ? 'none' : value < 3 ? 'mild' : 'strong');

/** Who went from where to where (`low_to_high`), and the share that moved the better way. */
const transitions = (groups: Groups, pairs: Pairs, band: Band, better: 1 | -1): Measure[] => {
  const { lists, verdicts } = pairsOf(groups, pairs);
  return lists.map((list, at) =>
    unlessWithheld(verdicts[at], list.length, 'share', () => {
      const counts: Record<string, number> = {};
      for (const [before, after] of list) {
        const move = `${band(before)}_to_${band(after)}`;
        counts[move] = (counts[move] ?? 0) + 1;
      }
      const improved = list.filter(([before, after]) => (after - before) * better > 0).length;
      return shareMeasure(wilson(improved, list.length), { counts });
    }),
  );
};

const paradox: Extras = ({ n, ciLow, ciHigh, dZ }) => ({
  verdict: publishVerdict([n], { ciLow, ciHigh }),
  effectSize: dZ,
  baseline: 'recalled',
});

/**
 * What a failure and its recovery changed in a customer, per line, the total first: satisfaction,
 * trust and feelings before and after, the paradox within customers, and where blame went. A first
 * failure and a second one are never pooled: who was let down twice looks at us in another way.
 */
export const changeFigures = (groups: Groups): Record<string, Measure>[] => {
  const lines: Readonly<Record<string, readonly Measure[]>> = {
    paradoxWithin: changes(ofFailures(groups, 'first'), satisfaction, paradox),
    paradoxWithinRepeat: changes(ofFailures(groups, 'repeat'), satisfaction, paradox),
    satisfactionTransitions: transitions(groups, satisfaction, of5, 1),
    trustChange: changes(groups, trust, () => ({ baseline: 'recalled' })),
    trustTransitions: transitions(groups, trust, of7, 1),
    emotionChange: changes(groups, affect),
    emotionTransitions: transitions(groups, affect, ofFeeling, -1),
    controllabilityShift: changes(groups, controllability),
    stabilityShift: changes(groups, stability),
  };
  return groups.map((_, at) =>
    Object.fromEntries(Object.entries(lines).map(([name, measures]) => [name, measures[at]!])),
  );
};
