import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { partVerdicts, unlessWithheld, type Verdicts } from '@amends/projections/withheld-cells';
import { groupMean } from '@amends/statistics/group-mean';
import { scoreOfMean } from '@amends/statistics/justice-score';
import { ciFlag } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { cameBack } from './came-back.ts';
import type { Groups } from './failures.ts';

type Item = 'risk' | 'switching';
type Band = 'Low' | 'Mid' | 'High';

const BANDS: readonly Band[] = ['Low', 'Mid', 'High'];
const items: Readonly<Record<string, Item>> = { Risk: 'risk', Switching: 'switching' };

/** Of 1 to 7: below the middle, the middle, above it. */
const bandOf = (value: number): Band => (value < 4 ? 'Low' : value === 4 ? 'Mid' : 'High');

const those = (groups: Groups, item: Item, band: Band): Groups =>
  groups.map((cases) =>
    cases.filter(({ answer }) => {
      const value = answer?.[item];
      return value !== undefined && bandOf(value) === band;
    }),
  );

/** Of each line, what is told of its cases. */
type Told<Value> = readonly (readonly Value[])[];

const backOf = (groups: Groups): Told<boolean> =>
  groups.map((cases) => cases.flatMap(({ customer }) => cameBack(customer) ?? []));

const intentOf = (groups: Groups): Told<number> =>
  groups.map((cases) =>
    cases.flatMap(({ answer }) =>
      answer?.intent === undefined ? [] : [scoreOfMean(answer.intent, 1, 7)],
    ),
  );

const backAgain = (known: Told<boolean>, verdicts: Verdicts): Measure[] =>
  known.map((each, at) => {
    const n = each.length;
    const share = () => shareMeasure(wilson(each.filter(Boolean).length, n));
    return n === 0 ? noData('share') : unlessWithheld(verdicts[at], n, 'share', share);
  });

const intent = (scores: Told<number>, verdicts: Verdicts): Measure[] =>
  scores.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('score');
    return unlessWithheld(verdicts[at], n, 'score', () => {
      const { mean, ciLow, ciHigh } = groupMean(each);
      return { ...plainMeasure(mean!, n, 'score', { ciLow, ciHigh }), ciFlag: ciFlag(n) };
    });
  });

/** A line of measures per band; what all bands together say is shown beside them. */
const byBand = <Value>(
  groups: Groups,
  item: Item,
  toldOf: (groups: Groups) => Told<Value>,
  measure: (told: Told<Value>, verdicts: Verdicts) => Measure[],
): readonly (readonly [Band, readonly Measure[]])[] => {
  const told = BANDS.map((band) => toldOf(those(groups, item, band)));
  const countsOf = (each: Told<Value>) => each.map(({ length }) => length);
  const verdicts = partVerdicts(countsOf(toldOf(groups)), told.map(countsOf));
  return BANDS.map((band, at) => [band, measure(told[at]!, verdicts[at]!)]);
};

/**
 * Loyalty by how risky customers find it to buy here, and by how much they mean to go elsewhere
 * per line, the total first: whether they came back within 90 days, and whether they mean
 * to. These are measures and no dimensions, because a dimension would tell how few said so.
 */
export const riskFigures = (groups: Groups): Record<string, Measure>[] => {
  const lines: Record<string, readonly Measure[]> = {};
  for (const [name, item] of Object.entries(items)) {
    for (const [band, measures] of byBand(groups, item, backOf, backAgain))
      lines[`retention90${name}${band}`] = measures;
    for (const [band, measures] of byBand(groups, item, intentOf, intent))
      lines[`intent${name}${band}`] = measures;
  }
  return groups.map((_, at) =>
    Object.fromEntries(Object.entries(lines).map(([name, measures]) => [name, measures[at]!])),
  );
};
