import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { partVerdicts, unlessWithheld } from '@amends/projections/withheld-cells';
import { groupMeanOf } from '@amends/statistics/group-mean';
import { ciFlag } from '@amends/statistics/publication';
import { type CountedValues, countedMoments } from '@amends/statistics/sample-moments';
import { countWhere } from '@amends/statistics/counted-values';
import { wilson } from '@amends/statistics/wilson';
import { scoresOf } from './answer-figures.ts';
import { countOf, type Lines, type LoyalLine } from './loyal-line.ts';
import { RISK_BANDS, riskOf, type RiskTold } from './risk-bands.ts';

const ITEMS = ['risk', 'switching'] as const;
const nameOf = { risk: 'Risk', switching: 'Switching' } as const;

interface RiskFigure {
  readonly name: string;
  readonly unit: 'share' | 'score';
  /** Of those who answered either, by riskKey. */
  readonly classes: (line: LoyalLine) => CountedValues;
  /** Of all, whether they answered either or not. */
  readonly whole: (line: LoyalLine) => number;
  /** Of at least one, by what was told. */
  readonly measure: (told: CountedValues) => Measure;
}

const back: RiskFigure = {
  name: 'retention90',
  unit: 'share',
  classes: (line) => line.matured('backByRisk'),
  whole: (line) => countOf(line.matured('backBySeverity')),
  measure: (told) =>
    shareMeasure(
      wilson(
        countWhere(told, (key) => key === 1),
        countOf(told),
      ),
    ),
};

const intent: RiskFigure = {
  name: 'intent',
  unit: 'score',
  classes: (line) => line.keyed('intentByRisk'),
  whole: (line) => countOf(line.keyed('intentByRisk')),
  measure: (told) => {
    const { n, mean, ciLow, ciHigh } = groupMeanOf(countedMoments(scoresOf(told)));
    return { ...plainMeasure(mean!, n, 'score', { ciLow, ciHigh }), ciFlag: ciFlag(n) };
  },
};

const toldBy = (classes: CountedValues, isWanted: (risk: RiskTold) => boolean): CountedValues =>
  classes.flatMap(([key, count]) => {
    const risk = riskOf(key);
    return isWanted(risk) ? [[risk.told, count] as const] : [];
  });

/** A measure per band and line; what all bands together say is shown beside them. */
const riskFigures =
  ({ name, unit, classes, whole, measure }: RiskFigure) =>
  (lines: Lines): Record<string, Measure>[] => {
    const rows: Record<string, Measure>[] = lines.map(() => ({}));
    const all = lines.map(whole);
    const counted = lines.map(classes);
    for (const item of ITEMS) {
      const told = RISK_BANDS.map((band) =>
        counted.map((each) => toldBy(each, (risk) => risk[item] === band)),
      );
      const verdicts = partVerdicts(
        all,
        told.map((each) => each.map(countOf)),
      );
      RISK_BANDS.forEach((band, of) => {
        told[of]!.forEach((each, at) => {
          const n = countOf(each);
          rows[at]![`${name}${nameOf[item]}${band}`] =
            n === 0
              ? noData(unit)
              : unlessWithheld(verdicts[of]![at], n, unit, () => measure(each));
        });
      });
    }
    return rows;
  };

/**
 * Loyalty by how risky customers find it to buy here, and by how much they mean to go elsewhere
 * per line, the total first: whether they came back within 90 days, and whether they mean
 * to. These are measures and no dimensions, because a dimension would tell how few said so.
 */
export const returnByRisk = riskFigures(back);
export const intentByRisk = riskFigures(intent);
