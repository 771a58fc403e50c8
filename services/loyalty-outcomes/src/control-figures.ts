import {
  type Measure,
  noData,
  plainMeasure,
  type Unit,
  withheldMeasure,
} from '@amends/projections/measure';
import { type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
import { paradoxBetween } from '@amends/statistics/paradox';
import { ciFlag } from '@amends/statistics/publication';
import { cameBack } from './came-back.ts';
import { upliftMeasure } from './comparisons.ts';
import type { ControlStore } from './control-group.ts';
import { type Groups, ofFailures } from './failures.ts';
import { overlapVerdicts, type PeopleByStore } from './overlapping-stores.ts';

type Item = 'overall' | 'recommend' | 'intent' | 'trust';

/** Satisfaction is the paradox; attitudes are told apart from it, behaviour apart from both. */
const items: Readonly<Record<string, Item>> = {
  paradoxBetween: 'overall',
  trustBetween: 'trust',
  intentBetween: 'intent',
  recommendBetween: 'recommend',
};

/** Names of the figures, with their units. */
export const CONTROL_FIGURES: Readonly<Record<string, Unit>> = Object.fromEntries(
  ['', 'Repeat'].flatMap((suffix): [string, Unit][] => [
    ...Object.keys(items).map((name): [string, Unit] => [`${name}${suffix}`, 'score']),
    [`controlUplift90${suffix}`, 'share'],
  ]),
);

/** Of each line, the control customers of the stores that its cases are of. */
export const controlsOf = (groups: Groups, controls: readonly ControlStore[]): ControlStore[][] =>
  groups.map((cases) => {
    const stores = new Set(cases.map(({ store }) => store));
    return controls.filter(({ store }) => stores.has(store));
  });

/** Two samples per line; lines too small on either side hide both, since one gives the other. */
const verdictsOfBoth = (
  recovered: readonly number[],
  controls: readonly PeopleByStore[],
): Verdicts => {
  const [ofRecovered, ofControls] = [verdictsOf(recovered), overlapVerdicts(controls)];
  return recovered.map((_, at) => ofRecovered[at] ?? ofControls[at]);
};

const byStore = (
  stores: readonly ControlStore[],
  count: (store: ControlStore) => number,
): PeopleByStore => new Map(stores.map((each) => [each.store, count(each)]));

const difference = (recovered: readonly number[], control: readonly number[]): Measure => {
  const found = paradoxBetween(recovered, control);
  const { n1, n0, ciLow, ciHigh, verdict, hedgesG } = found;
  const n = n1 + n0;
  return {
    ...plainMeasure(found.difference!, n, 'score', {
      ...{ ciLow, ciHigh, verdict },
      effectSize: hedgesG,
      label: 'observational',
      counts: { recovered: n1, control: n0 },
    }),
    ciFlag: ciFlag(Math.min(n1, n0)),
  };
};

const between = (groups: Groups, controls: readonly ControlStore[][], item: Item): Measure[] => {
  const samples = groups.map((cases, at) => {
    const recovered = cases.flatMap(({ answer }) => answer?.[item] ?? []);
    return [recovered, controls[at]!.flatMap((each) => each[item])] as const;
  });
  const verdicts = verdictsOfBoth(
    samples.map(([recovered]) => recovered.length),
    controls.map((stores) => byStore(stores, (each) => each[item].length)),
  );
  return samples.map(([recovered, control], at) => {
    if (recovered.length === 0 || control.length === 0)
      return noData('score', { label: 'observational' });
    const verdict = verdicts[at];
    return verdict === undefined
      ? difference(recovered, control)
      : withheldMeasure(Math.min(recovered.length, control.length), 'score', verdict);
  });
};

/** How much more often the recovered bought again within 90 days than the control group did. */
const behaviour = (groups: Groups, controls: readonly ControlStore[][]): Measure[] => {
  const verdicts = overlapVerdicts(
    controls.map((stores) => byStore(stores, ({ matured }) => matured)),
  );
  return groups.map((cases, at) => {
    const back = cases.flatMap(({ customer }) => cameBack(customer) ?? []);
    const recovered = { successes: back.filter(Boolean).length, n: back.length };
    const control = controls[at]!.reduce(
      (sum, store) => ({ successes: sum.successes + store.back, n: sum.n + store.matured }),
      { successes: 0, n: 0 },
    );
    return verdicts[at] === 'complementary'
      ? withheldMeasure(recovered.n + control.n, 'share', 'complementary')
      : upliftMeasure(recovered, control);
  });
};

/**
 * The recovered against customers whom nothing failed, of the same stores, per line, the total
 * first: Welch's difference with verdict for what they say, Newcombe's for what they
 * do. First failures and those that came again (`..Repeat`) are never pooled.
 */
export const controlFigures = (
  groups: Groups,
  controls: readonly ControlStore[],
): Record<string, Measure>[] => {
  const lines: Record<string, readonly Measure[]> = {};
  for (const which of ['first', 'repeat'] as const) {
    const cases = ofFailures(groups, which);
    const stores = controlsOf(cases, controls);
    const suffix = which === 'first' ? '' : 'Repeat';
    for (const [name, item] of Object.entries(items))
      lines[`${name}${suffix}`] = between(cases, stores, item);
    lines[`controlUplift90${suffix}`] = behaviour(cases, stores);
  }
  return groups.map((_, at) =>
    Object.fromEntries(Object.entries(lines).map(([name, measures]) => [name, measures[at]!])),
  );
};
