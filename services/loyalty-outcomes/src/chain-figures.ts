import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import {
  partVerdicts,
  unlessWithheld,
  type Verdicts,
  verdictsOf,
} from '@amends/projections/withheld-cells';
import { groupMean } from '@amends/statistics/group-mean';
import { ciFlag } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { type Mention, wordOfMouth } from '@amends/statistics/word-of-mouth';
import { cameBack } from './came-back.ts';
import type { Groups } from './failures.ts';
import type { LoyalCase } from './loyal-cases.ts';

type Share = (each: LoyalCase) => boolean | undefined;

/** Whether customers stay away, of those of whom it can be told, recovered or not. */
const left: Share = ({ customer, unresolvedCustomer }) => {
  const back = cameBack(customer ?? unresolvedCustomer);
  return back === undefined ? undefined : !back;
};
const toldBadly: Share = ({ mentions }) => mentions.some(({ valence }) => valence === -1);

const where =
  (condition: Share, wanted: boolean, share: Share): Share =>
  (each) =>
    condition(each) === wanted ? share(each) : undefined;
const failedTwice: Share = ({ doubleDeviation }) => doubleDeviation ?? undefined;

interface Link {
  readonly name: string;
  readonly share: Share;
  /** What goes before it. */
  readonly condition: Share;
  readonly after: string;
  readonly afterOther: string;
}

/** Each link of the chain beside the same without what goes before it. */
const links: readonly Link[] = [
  {
    ...{ name: 'negativeWordOfMouth', share: toldBadly, condition: failedTwice },
    ...{ after: 'negativeAfterDouble', afterOther: 'negativeAfterOther' },
  },
  {
    ...{ name: 'churn90', share: left, condition: toldBadly },
    ...{ after: 'churnAfterNegative', afterOther: 'churnAfterOther' },
  },
];

/** Of each line, what is known of its cases. */
type Known = readonly (readonly boolean[])[];

const knownOf = (groups: Groups, share: Share): Known =>
  groups.map((cases) => cases.flatMap((each) => share(each) ?? []));
const countsOf = (known: Known): number[] => known.map(({ length }) => length);

const shares = (known: Known, verdicts: Verdicts): Measure[] =>
  known.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('share');
    const met = each.filter(Boolean).length;
    return unlessWithheld(verdicts[at], n, 'share', () =>
      shareMeasure(wilson(met, n), { label: 'observational' }),
    );
  });

type Line = readonly [name: string, measures: readonly Measure[]];

const linesOf = (groups: Groups, { name, share, condition, after, afterOther }: Link): Line[] => {
  const all = knownOf(groups, share);
  const one = knownOf(groups, where(condition, true, share));
  const other = knownOf(groups, where(condition, false, share));
  const [first, second] = partVerdicts(countsOf(all), [countsOf(one), countsOf(other)]);
  return [
    [name, shares(all, verdictsOf(countsOf(all)))],
    [after, shares(one, first!)],
    [afterOther, shares(other, second!)],
  ];
};

/** Balance of -1 to 1, with the t interval of the mean of what each mention says. */
const balance = (mentions: readonly Mention[]): Measure => {
  const { net, positive, neutral, negative } = wordOfMouth(mentions);
  const n = mentions.length;
  const { ciLow, ciHigh } = groupMean(
    mentions.map(({ valence }) => valence),
    { min: -1, max: 1 },
  );
  const counts = { positive, neutral, negative };
  return { ...plainMeasure(net!, n, 'coefficient', { ciLow, ciHigh, counts }), ciFlag: ciFlag(n) };
};

/** People who were told well less those who were told badly. */
const people = (mentions: readonly Mention[]): Measure => {
  const of = (wanted: number): number =>
    mentions.reduce((sum, { valence, reach }) => sum + (valence === wanted ? reach : 0), 0);
  const counts = { positive: of(1), neutral: of(0), negative: of(-1) };
  return plainMeasure(wordOfMouth(mentions).reach, mentions.length, 'count', { counts });
};

/** What was told of these cases; lessons has that of the whole retailer. */
const told = (groups: Groups): Record<string, Measure>[] => {
  const mentions = groups.map((cases) => cases.flatMap((each) => each.mentions));
  const verdicts = verdictsOf(mentions.map(({ length }) => length));
  return mentions.map((each, at) => {
    const n = each.length;
    const shown = (unit: 'coefficient' | 'count', measure: () => Measure): Measure =>
      n === 0 ? noData(unit) : unlessWithheld(verdicts[at], n, unit, measure);
    return {
      wordOfMouthNet: shown('coefficient', () => balance(each)),
      wordOfMouthReach: shown('count', () => people(each)),
    };
  });
};

/**
 * How a failure becomes a lost customer, per line, the total first: recovery fails a second
 * time, the customer tells others badly of us, the customer stays away. It shows what goes
 * together, not what causes what.
 */
export const chainFigures = (groups: Groups): Record<string, Measure>[] => {
  const lines = links.flatMap((link) => linesOf(groups, link));
  const mentions = told(groups);
  return groups.map((_, at) => ({
    ...mentions[at],
    ...Object.fromEntries(lines.map(([name, measures]) => [name, measures[at]!])),
  }));
};
