import {
  type Measure,
  type MeasureExtras,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { pairedDifferenceOf } from '@amends/statistics/mean-difference';
import { publishVerdict } from '@amends/statistics/paradox';
import { ciFlag } from '@amends/statistics/publication';
import { type CountedValues, countedMoments } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import { countOf, type Lines } from './loyal-line.ts';
import { pairOf } from './loyal-slots.ts';

/** Pairs of each line, counted, and which lines may be shown. */
const pairsOf = (lines: Lines, slots: readonly string[]) => {
  const lists = lines.map((line) => slots.flatMap((slot) => line.keyed(slot)));
  return { lists, verdicts: verdictsOf(lists.map(countOf)) };
};

type Extras = (difference: ReturnType<typeof pairedDifferenceOf>) => MeasureExtras;

const differences = (pairs: CountedValues): CountedValues =>
  pairs.map(([key, count]) => {
    const [before, after] = pairOf(key);
    return [after - before, count];
  });

/** Mean of after less before, with paired t interval. */
export const changes = (lines: Lines, slot: string, extras: Extras = () => ({})): Measure[] => {
  const { lists, verdicts } = pairsOf(lines, [slot]);
  return lists.map((list, at) => {
    const n = countOf(list);
    if (n === 0) return noData('score');
    return unlessWithheld(verdicts[at], n, 'score', () => {
      const difference = pairedDifferenceOf(countedMoments(differences(list)));
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
const transitions = (
  lines: Lines,
  slots: readonly string[],
  band: Band,
  better: 1 | -1,
): Measure[] => {
  const { lists, verdicts } = pairsOf(lines, slots);
  return lists.map((list, at) =>
    unlessWithheld(verdicts[at], countOf(list), 'share', () => {
      const counts: Record<string, number> = {};
      let improved = 0;
      for (const [key, count] of list) {
        const [before, after] = pairOf(key);
        const move = `${band(before)}_to_${band(after)}`;
        counts[move] = (counts[move] ?? 0) + count;
        if ((after - before) * better > 0) improved += count;
      }
      return shareMeasure(wilson(improved, countOf(list)), { counts });
    }),
  );
};

const paradox: Extras = ({ n, ciLow, ciHigh, dZ }) => ({
  verdict: publishVerdict([n], { ciLow, ciHigh }),
  effectSize: dZ,
  baseline: 'recalled',
});

const recalled: Extras = () => ({ baseline: 'recalled' });

/** How each figure is made; the paradox of first failures apart from that of repeated ones. */
const figures: Readonly<Record<string, (lines: Lines) => Measure[]>> = {
  paradoxWithin: (lines) => changes(lines, 'overallFirst', paradox),
  paradoxWithinRepeat: (lines) => changes(lines, 'overallRepeat', paradox),
  satisfactionTransitions: (lines) => transitions(lines, ['overallFirst', 'overallRepeat'], of5, 1),
  trustChange: (lines) => changes(lines, 'trustChange', recalled),
  trustTransitions: (lines) => transitions(lines, ['trustChange'], of7, 1),
  emotionChange: (lines) => changes(lines, 'affectChange'),
  emotionTransitions: (lines) => transitions(lines, ['affectChange'], ofFeeling, -1),
  controllabilityShift: (lines) => changes(lines, 'controllabilityChange'),
  stabilityShift: (lines) => changes(lines, 'stabilityChange'),
};

export const CHANGE_FIGURES = Object.keys(figures);

/**
 * What a failure and its recovery changed in a customer, per line, the total first: satisfaction,
 * trust and feelings before and after, the paradox within customers, and where blame went. A first
 * failure and a second one are never pooled: who was let down twice looks at us in another way.
 */
export const changeFigures = (lines: Lines): Record<string, Measure>[] => {
  const made = Object.entries(figures).map(([name, of]) => [name, of(lines)] as const);
  return lines.map((_, at) =>
    Object.fromEntries(made.map(([name, measures]) => [name, measures[at]!])),
  );
};
