import { type Measure, noData, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { nBand } from '@amends/statistics/publication';
import { wilson } from '@amends/statistics/wilson';
import type { Assumptions } from './assumption-register.ts';
import type { ControlStore } from './control-group.ts';
import { controlsOf } from './control-figures.ts';
import type { Groups } from './failures.ts';
import type { LoyalCase } from './loyal-cases.ts';
import { assumed, worked } from './value-inputs.ts';

/** Of 1 to 5: at most this is dissatisfied. */
const DISSATISFIED_UP_TO = 2;

const complaintsOf = (cases: readonly LoyalCase[]): number =>
  cases.filter(({ isComplaint }) => isComplaint).length;

/** Of the failures that are known, those which the customer came to us with. */
const propensity = (groups: Groups): Measure[] => {
  const known = groups.map((cases) => cases.filter(({ isComplaint }) => isComplaint !== null));
  const verdicts = verdictsOf(known.map(({ length }) => length));
  return known.map((cases, at) => {
    const n = cases.length;
    if (n === 0) return noData('share');
    const complained = complaintsOf(cases);
    return unlessWithheld(verdicts[at], n, 'share', () =>
      shareMeasure(wilson(complained, n), { counts: { complained, silent: n - complained } }),
    );
  });
};

/** How many more were let down and said nothing, by how many there are for each complaint. */
const estimate = (groups: Groups, register: Assumptions): Measure[] => {
  const complaints = groups.map(complaintsOf);
  const verdicts = verdictsOf(complaints);
  return complaints.map((n, at) => {
    if (n === 0) return noData('count');
    return unlessWithheld(verdicts[at], n, 'count', () => {
      const dissatisfied = assumed(register, 'dissatisfied_per_complaint');
      const { value, extras } = worked({ dissatisfied }, (each) =>
        Math.round(n * Math.max(0, each.dissatisfied - 1)),
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
  const verdicts = verdictsOf(answers.map(({ length }) => length));
  return answers.map((each, at) => {
    const n = each.length;
    if (n === 0) return noData('share');
    const dissatisfied = each.filter((answer) => answer <= DISSATISFIED_UP_TO).length;
    return unlessWithheld(verdicts[at], n, 'share', () => shareMeasure(wilson(dissatisfied, n)));
  });
};

/**
 * Who does not complain, per line, the total first: by group, as of severity or of the
 * feelings told, how many of the failures that we know of their customers told us.
 */
export const silenceFigures = (
  groups: Groups,
  controls: readonly ControlStore[],
  register: Assumptions,
): Record<string, Measure>[] => {
  const complained = propensity(groups);
  const silent = estimate(groups, register);
  const quiet = quietlyDissatisfied(controlsOf(groups, controls));
  return groups.map((_, at) => ({
    complaintPropensity: complained[at]!,
    nonComplainersEstimate: silent[at]!,
    quietlyDissatisfied: quiet[at]!,
  }));
};
