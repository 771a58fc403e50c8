import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import {
  partVerdicts,
  unlessWithheld,
  type Verdicts,
  verdictsOf,
} from '@amends/projections/withheld-cells';
import { groupMeanOf } from '@amends/statistics/group-mean';
import { ciFlag } from '@amends/statistics/publication';
import { countedMoments } from '@amends/statistics/sample-moments';
import type { Arm } from '@amends/statistics/uplift';
import { countWhere } from '@amends/statistics/counted-values';
import { wilson } from '@amends/statistics/wilson';
import { countOf, type Lines, type LoyalLine } from './loyal-line.ts';
import { yesOf } from './loyal-slots.ts';

interface Link {
  readonly name: string;
  readonly after: string;
  readonly afterOther: string;
  readonly all: (line: LoyalLine) => Arm;
  /** Counted by whether there was what goes before it, and whether there was it. */
  readonly classes: (line: LoyalLine) => ReturnType<LoyalLine['keyed']>;
}

const among = (classes: ReturnType<LoyalLine['keyed']>): Arm => ({
  successes: countWhere(classes, (key) => yesOf(key)[1]),
  n: countOf(classes),
});

/** Each link of the chain beside the same without what goes before it. */
const told: Link = {
  ...{ name: 'negativeWordOfMouth', after: 'negativeAfterDouble' },
  afterOther: 'negativeAfterOther',
  // Of all cases, those too of which nobody knows whether recovery failed twice.
  all: (line) => ({ successes: line.count('toldBadly'), n: line.count('cases') }),
  classes: (line) => line.keyed('toldAfter'),
};
const away: Link = {
  ...{ name: 'churn90', after: 'churnAfterNegative', afterOther: 'churnAfterOther' },
  all: (line) => among(line.matured('awayTold')),
  classes: (line) => line.matured('awayTold'),
};

const countsOf = (arms: readonly Arm[]): number[] => arms.map(({ n }) => n);

const shares = (arms: readonly Arm[], verdicts: Verdicts): Measure[] =>
  arms.map(({ successes, n }, at) => {
    if (n === 0) return noData('share');
    return unlessWithheld(verdicts[at], n, 'share', () =>
      shareMeasure(wilson(successes, n), { label: 'observational' }),
    );
  });

const linkFigures =
  ({ name, after, afterOther, all, classes }: Link) =>
  (lines: Lines): Record<string, Measure>[] => {
    const whole = lines.map(all);
    const [one, other] = [true, false].map((condition) =>
      lines.map((line) => among(classes(line).filter(([key]) => yesOf(key)[0] === condition))),
    ) as [Arm[], Arm[]];
    const [first, second] = partVerdicts(countsOf(whole), [countsOf(one), countsOf(other)]);
    const shown = {
      [name]: shares(whole, verdictsOf(countsOf(whole))),
      [after]: shares(one, first!),
      [afterOther]: shares(other, second!),
    };
    return lines.map((_, at) =>
      Object.fromEntries(Object.entries(shown).map(([each, measures]) => [each, measures[at]!])),
    );
  };

/**
 * How a failure becomes a lost customer, per line, the total first: recovery fails a second
 * time, the customer tells others badly of us, the customer stays away. It shows what goes
 * together, not what causes what.
 */
export const toldFigures = linkFigures(told);
export const awayFigures = linkFigures(away);

const VALENCES = ['Good', 'Neutral', 'Bad'] as const;

/** How much of a kind was told well, neither, and badly. */
const byValence = (line: LoyalLine, slot: 'said' | 'reach') => {
  const [positive, neutral, negative] = VALENCES.map((valence) => line.count(`${slot}${valence}`));
  return { positive: positive!, neutral: neutral!, negative: negative! };
};

/** Balance of -1 to 1, with the t interval of the mean of what each mention says. */
const balance = (line: LoyalLine): Measure => {
  const counts = byValence(line, 'said');
  const { positive, neutral, negative } = counts;
  const moments = countedMoments([
    [1, positive],
    [0, neutral],
    [-1, negative],
  ]);
  const { n, mean, ciLow, ciHigh } = groupMeanOf(moments, { min: -1, max: 1 });
  return { ...plainMeasure(mean!, n, 'coefficient', { ciLow, ciHigh, counts }), ciFlag: ciFlag(n) };
};

/** People who were told well less those who were told badly. */
const people = (line: LoyalLine, n: number): Measure => {
  const counts = byValence(line, 'reach');
  return plainMeasure(counts.positive - counts.negative, n, 'count', { counts });
};

/** What was told of these cases; lessons has that of the whole retailer. */
export const mentionFigures = (lines: Lines): Record<string, Measure>[] => {
  const mentions = lines.map((line) => {
    const { positive, neutral, negative } = byValence(line, 'said');
    // Read whatever was said: what is read decides what of the cells is looked at.
    byValence(line, 'reach');
    return positive + neutral + negative;
  });
  const verdicts = verdictsOf(mentions);
  return lines.map((line, at) => {
    const n = mentions[at]!;
    const shown = (unit: 'coefficient' | 'count', measure: () => Measure): Measure =>
      n === 0 ? noData(unit) : unlessWithheld(verdicts[at], n, unit, measure);
    return {
      wordOfMouthNet: shown('coefficient', () => balance(line)),
      wordOfMouthReach: shown('count', () => people(line, n)),
    };
  });
};
