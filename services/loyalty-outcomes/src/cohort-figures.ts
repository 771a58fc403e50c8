import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { pairedDifference } from '@amends/statistics/mean-difference';
import { ciFlag } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import { cameBack } from './came-back.ts';
import { armsOf, upliftMeasures, without } from './comparisons.ts';
import type { LoyalCase } from './loyal-cases.ts';
import type { LoyaltyAnswer } from './projections/case-loyalty.ts';

const ADVOCATE_FROM = 9;
const SATISFIED_FROM = 4;

const isSatisfied = ({ answer }: LoyalCase): boolean | undefined => answer?.isSatisfiedNow;

/** Of each line against the other lines, and of the recovered against the unresolved within it. */
const uplifts = (groups: readonly (readonly LoyalCase[])[]): Record<string, Measure>[] => {
  const back = ({ customer }: LoyalCase) => cameBack(customer);
  const all = {
    back: armsOf(groups[0] ?? [], back),
    satisfied: armsOf(groups[0] ?? [], isSatisfied),
  };
  return groups.map((cases, at) => {
    const recovered = armsOf(cases, back);
    const unresolved = armsOf(cases, ({ unresolvedCustomer }) => cameBack(unresolvedCustomer));
    const satisfied = armsOf(cases, isSatisfied);
    const none = new Map();
    return {
      ...upliftMeasures('recoveredUplift90', recovered, unresolved),
      ...upliftMeasures(
        'retention90Uplift',
        recovered,
        at === 0 ? none : without(all.back, recovered),
      ),
      ...upliftMeasures(
        'satisfiedUplift',
        satisfied,
        at === 0 ? none : without(all.satisfied, satisfied),
      ),
    };
  });
};

const LADDER = ['dissatisfied', 'satisfied', 'repeat', 'advocate'] as const;
type Rung = (typeof LADDER)[number];

/** How far up a customer got; undefined where it is not known whether they were satisfied. */
const rungOf = ({ answer, customer }: LoyalCase): Rung | undefined => {
  if (answer?.satisfaction === undefined) return undefined;
  if (answer.satisfaction < SATISFIED_FROM) return 'dissatisfied';
  if (!customer?.purchaseDays.some((day) => day > 0)) return 'satisfied';
  return (answer.recommend ?? 0) >= ADVOCATE_FROM ? 'advocate' : 'repeat';
};

/** Each rung has the ones above it behind it: those who got further stand on the highest. */
const ladders = (groups: readonly (readonly LoyalCase[])[]): Measure[] => {
  const rungs = groups.map((cases) => cases.flatMap((each) => rungOf(each) ?? []));
  const verdicts = verdictsOf(rungs.map(({ length }) => length));
  return rungs.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('cases');
    const counts = Object.fromEntries(
      LADDER.map((rung) => [rung, each.filter((one) => one === rung).length]),
    );
    return unlessWithheld(verdicts[at], n, 'cases', () => plainMeasure(n, n, 'cases', { counts }));
  });
};

/** Satisfied and bought again, of those of whom both can be told. */
const wonTwice = (groups: readonly (readonly LoyalCase[])[]): Measure[] => {
  const known = groups.map((cases) =>
    cases.flatMap((each) => {
      const back = cameBack(each.customer);
      const satisfied = isSatisfied(each);
      return back === undefined || satisfied === undefined ? [] : [back && satisfied];
    }),
  );
  const verdicts = verdictsOf(known.map(({ length }) => length));
  return known.map((each, at) =>
    unlessWithheld(verdicts[at], each.length, 'share', () =>
      shareMeasure(wilson(each.filter(Boolean).length, each.length)),
    ),
  );
};

type Item = 'satisfaction' | 'recommend' | 'intent' | 'trust';

const waveChanges: Readonly<Record<string, Item>> = {
  satisfactionWaveChange: 'satisfaction',
  recommendWaveChange: 'recommend',
  intentWaveChange: 'intent',
  trustWaveChange: 'trust',
};

const lastOf = (answers: readonly LoyaltyAnswer[], wave: number, item: Item) =>
  answers.findLast((answer) => answer.wave === wave && answer[item] !== undefined)?.[item];

/** How the second wave differs from the first, of those who answered both. */
const waveChange = (groups: readonly (readonly LoyalCase[])[], item: Item): Measure[] => {
  const pairs = groups.map((cases) =>
    cases.flatMap(({ answers }) => {
      const [first, second] = [lastOf(answers, 1, item), lastOf(answers, 2, item)];
      return first === undefined || second === undefined ? [] : [[first, second] as const];
    }),
  );
  const verdicts = verdictsOf(pairs.map(({ length }) => length));
  return pairs.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('score');
    return unlessWithheld(verdicts[at], n, 'score', () => {
      const { mean, ciLow, ciHigh } = pairedDifference(
        each.map(([first]) => first),
        each.map(([, second]) => second),
      );
      return { ...plainMeasure(mean!, n, 'score', { ciLow, ciHigh }), ciFlag: ciFlag(n) };
    });
  });
};

/**
 * What recovery changed, per line, the total first: against the unresolved and against the other
 * lines, from one wave to the next, and how far up customers got.
 */
export const cohortFigures = (
  groups: readonly (readonly LoyalCase[])[],
): Record<string, Measure>[] => {
  const compared = uplifts(groups);
  const ladder = ladders(groups);
  const won = wonTwice(groups);
  const changes = Object.entries(waveChanges).map(
    ([name, item]) => [name, waveChange(groups, item)] as const,
  );
  return groups.map((_, at) => ({
    ...compared[at],
    wonTwice: won[at]!,
    ladder: ladder[at]!,
    ...Object.fromEntries(changes.map(([name, lines]) => [name, lines[at]!])),
  }));
};
