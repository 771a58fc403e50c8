import {
  DISSATISFACTION_LEVELS,
  type DissatisfactionLevel,
} from '@amends/contracts/follow-up-assumptions';
import { type Measure, noData, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { nBand } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import type { Assumptions } from './assumption-register.ts';
import type { ControlStore } from './control-group.ts';
import { controlsOf } from './control-figures.ts';
import type { Groups } from './failures.ts';
import type { Lines, LoyalLine } from './loyal-line.ts';
import { overlapVerdicts } from './overlapping-stores.ts';
import { assumed, type Input, type Inputs, type Numbers, worked } from './value-inputs.ts';

/** Of 1 to 5: at most this is dissatisfied. */
const DISSATISFIED_UP_TO = 2;

/** Of the failures that are known, those which the customer came to us with. */
const propensity = (lines: Lines): Measure[] => {
  const known = lines.map((line) => line.count('complaintKnown'));
  const complaints = lines.map((line) => line.count('complaint'));
  const verdicts = verdictsOf(known);
  return known.map((n, at) => {
    if (n === 0) return noData('share');
    const complained = complaints[at]!;
    return unlessWithheld(verdicts[at], n, 'share', () =>
      shareMeasure(wilson(complained, n), { counts: { complained, silent: n - complained } }),
    );
  });
};

const RATIO = 'dissatisfied_per_complaint';
const INPUTS = {
  low: 'dissatisfiedLow',
  mid: 'dissatisfiedMid',
  high: 'dissatisfiedHigh',
} as const satisfies Record<DissatisfactionLevel, keyof Numbers>;

/** Who is more dissatisfied complains more often: by level where that is assumed, else for all. */
const ratioOf = (level: DissatisfactionLevel, register: Assumptions): Input => {
  const own = assumed(register, `${RATIO}_${level}`);
  return 'missing' in own ? assumed(register, RATIO) : own;
};

/** Complaints by the input that says how many are silent for each. */
const complaintsBy = (line: LoyalLine): readonly (readonly [keyof Numbers, number])[] => {
  const told = DISSATISFACTION_LEVELS.map(
    (level) => [INPUTS[level], line.count(`complaint ${level}`)] as const,
  );
  const untold = told.reduce((left, [, count]) => left - count, line.count('complaint'));
  return [['dissatisfied', untold] as const, ...told].filter(([, count]) => count > 0);
};

/** How many more were let down and said nothing, by how many there are for each complaint. */
const estimate = (lines: Lines, register: Assumptions): Measure[] => {
  const complaints = lines.map((line) => line.count('complaint'));
  const verdicts = verdictsOf(complaints);
  const ratios: Inputs = {
    dissatisfied: assumed(register, RATIO),
    ...Object.fromEntries(
      DISSATISFACTION_LEVELS.map((level) => [INPUTS[level], ratioOf(level, register)]),
    ),
  };
  return complaints.map((n, at) => {
    if (n === 0) return noData('count');
    return unlessWithheld(verdicts[at], n, 'count', () => {
      const told = complaintsBy(lines[at]!);
      const inputs = Object.fromEntries(told.map(([name]) => [name, ratios[name]!]));
      const { value, extras } = worked(inputs, (each) =>
        Math.round(told.reduce((sum, [name, of]) => sum + of * Math.max(0, each[name] - 1), 0)),
      );
      const shown = { value, n, unit: 'count' as const, nBand: nBand(n), ...extras };
      if (value === null) return { ...shown, reason: 'assumption_missing' };
      return { ...shown, probabilitySource: 'assumed' };
    });
  });
};

/** Of customers drawn by lot who complained of nothing: how many are dissatisfied all the same. */
const quietlyDissatisfied = (stores: readonly (readonly ControlStore[])[]): Measure[] => {
  const answers = stores.map((each) => each.flatMap(({ overall }) => overall));
  const verdicts = overlapVerdicts(
    stores.map((each) => new Map(each.map(({ store, overall }) => [store, overall.length]))),
  );
  return answers.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('share');
    const dissatisfied = each.filter((answer) => answer <= DISSATISFIED_UP_TO).length;
    return unlessWithheld(verdicts[at], n, 'share', () => shareMeasure(wilson(dissatisfied, n)));
  });
};

/**
 * Who does not complain, per line, the total first: by group, as of how dissatisfied the
 * customers were, how many of the failures that we know of their customers told us.
 */
export const silenceFigures = (lines: Lines, register: Assumptions): Record<string, Measure>[] => {
  const complained = propensity(lines);
  const silent = estimate(lines, register);
  return lines.map((_, at) => ({
    complaintPropensity: complained[at]!,
    nonComplainersEstimate: silent[at]!,
  }));
};

/** What the control group of the stores of the cases says, per line. */
export const quietFigures = (
  groups: Groups,
  controls: readonly ControlStore[],
): Record<string, Measure>[] =>
  quietlyDissatisfied(controlsOf(groups, controls)).map((measure) => ({
    quietlyDissatisfied: measure,
  }));
