import type { FigureContext } from '@amends/projections/figures-route';
import type { FigureRow, Measure, Unit } from '@amends/projections/measure';
import type { TallyGroup } from '@amends/projections/tally-groups';
import { nBand } from '@amends/statistics/publication';
import { CONTROL_FIGURES } from './control-figures.ts';
import { lineFigures, type LoyaltyReference } from './figures.ts';
import { lineOfTally } from './loyal-line.ts';

/** A figure that is not added up, of so many cases. */
const leftOut = (unit: Unit, cases: number): Measure => ({
  value: null,
  n: null,
  unit,
  reason: 'slice_too_large',
  nBand: nBand(cases),
});

/** Which control customers a line is compared with follows from the stores of its cases. */
const OF_STORES: Readonly<Record<string, Unit>> = {
  ...CONTROL_FIGURES,
  quietlyDissatisfied: 'share',
};

/** The same figures from what all cases of a group tell, added up (observeRow). */
export const tallyFigures = (
  groups: readonly TallyGroup[],
  context: FigureContext,
  { assumptions }: LoyaltyReference,
): FigureRow[] => {
  const lines = groups.map(({ tally }) => lineOfTally(tally, context.asOfMs));
  const made = lineFigures(lines, context, assumptions);
  return groups.map(({ group }, at) => {
    const cases = lines[at]!.count('cases');
    const others = Object.entries(OF_STORES).map(([name, unit]) => [name, leftOut(unit, cases)]);
    return { group, n: cases, measures: { ...made[at], ...Object.fromEntries(others) } };
  });
};
