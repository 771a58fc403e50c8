import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { groupMean } from '@amends/statistics/group-mean';
import { scoreOfMean } from '@amends/statistics/justice-score';
import { ciFlag } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { cameBack } from './came-back.ts';
import type { Groups } from './failures.ts';
import type { LoyalCase } from './loyal-cases.ts';

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

const backAgain = (groups: Groups): Measure[] => {
  const known = groups.map((cases) => cases.flatMap(({ customer }) => cameBack(customer) ?? []));
  const verdicts = verdictsOf(known.map(({ length }) => length));
  return known.map((each, at) => {
    const n = each.length;
    const share = () => shareMeasure(wilson(each.filter(Boolean).length, n));
    return n === 0 ? noData('share') : unlessWithheld(verdicts[at], n, 'share', share);
  });
};

const intent = (groups: Groups): Measure[] => {
  const scoreOf = ({ answer }: LoyalCase) =>
    answer?.intent === undefined ? [] : [scoreOfMean(answer.intent, 1, 7)];
  const scores = groups.map((cases) => cases.flatMap(scoreOf));
  const verdicts = verdictsOf(scores.map(({ length }) => length));
  return scores.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('score');
    return unlessWithheld(verdicts[at], n, 'score', () => {
      const { mean, ciLow, ciHigh } = groupMean(each);
      return { ...plainMeasure(mean!, n, 'score', { ciLow, ciHigh }), ciFlag: ciFlag(n) };
    });
  });
};

/**
 * Loyalty by how risky customers find it to buy here, and by how much they mean to go elsewhere
 * per line, the total first: whether they came back within 90 days, and whether they mean
 * to. These are measures and no dimensions, because a dimension would tell how few said so.
 */
export const riskFigures = (groups: Groups): Record<string, Measure>[] => {
  const lines: Record<string, readonly Measure[]> = {};
  for (const [name, item] of Object.entries(items))
    for (const band of BANDS) {
      const cases = those(groups, item, band);
      lines[`retention90${name}${band}`] = backAgain(cases);
      lines[`intent${name}${band}`] = intent(cases);
    }
  return groups.map((_, at) =>
    Object.fromEntries(Object.entries(lines).map(([name, measures]) => [name, measures[at]!])),
  );
};
