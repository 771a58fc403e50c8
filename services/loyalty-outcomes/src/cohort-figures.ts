import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { countWhere } from '@amends/statistics/counted-values';
import { wilson } from '@amends/statistics/wilson';
import { changes } from './change-figures.ts';
import { armsOf, upliftMeasures, without } from './comparisons.ts';
import { countOf, type Lines } from './loyal-line.ts';
import { LADDER, WAVE_ITEMS, yesOf } from './loyal-slots.ts';

/** Of each line against the other lines, and of the recovered against the unresolved within it. */
export const returnUplifts = (lines: Lines): Record<string, Measure>[] => {
  const sides = lines.map((line) => ({
    recovered: armsOf(line.matured('backBySeverity')),
    unresolved: armsOf(line.matured('leftBySeverity')),
  }));
  return sides.map(({ recovered, unresolved }, at) => ({
    ...upliftMeasures('recoveredUplift90', recovered, unresolved),
    ...upliftMeasures(
      'retention90Uplift',
      recovered,
      at === 0 ? new Map() : without(sides[0]!.recovered, recovered),
    ),
  }));
};

export const satisfiedUplift = (lines: Lines): Record<string, Measure>[] => {
  const sides = lines.map((line) => armsOf(line.keyed('satisfiedBySeverity')));
  return sides.map((satisfied, at) =>
    upliftMeasures(
      'satisfiedUplift',
      satisfied,
      at === 0 ? new Map() : without(sides[0]!, satisfied),
    ),
  );
};

/** Each rung has the ones above it behind it: those who got further stand on the highest. */
const ladders = (lines: Lines): Measure[] => {
  const rungs = lines.map((line) => line.keyed('rung'));
  const verdicts = verdictsOf(rungs.map(countOf));
  return rungs.map((each, at) => {
    const n = countOf(each);
    if (n === 0) return noData('cases');
    const counts = Object.fromEntries(
      LADDER.map((rung, number) => [rung, countWhere(each, (key) => key === number)]),
    );
    return unlessWithheld(verdicts[at], n, 'cases', () => plainMeasure(n, n, 'cases', { counts }));
  });
};

/** Satisfied and bought again, of those of whom both can be told. */
const wonTwice = (lines: Lines): Measure[] => {
  const known = lines.map((line) => line.matured('backSatisfied'));
  const verdicts = verdictsOf(known.map(countOf));
  return known.map((each, at) =>
    unlessWithheld(verdicts[at], countOf(each), 'share', () =>
      shareMeasure(
        wilson(
          countWhere(each, (key) => yesOf(key).every(Boolean)),
          countOf(each),
        ),
      ),
    ),
  );
};

/** How far up customers got. */
export const ladderFigures = (lines: Lines): Record<string, Measure>[] => {
  const ladder = ladders(lines);
  const won = wonTwice(lines);
  return lines.map((_, at) => ({ wonTwice: won[at]!, ladder: ladder[at]! }));
};

/** How the second wave differs from the first, of those who answered both. */
export const waveChanges = (lines: Lines): Record<string, Measure>[] => {
  const made = WAVE_ITEMS.map(
    (item) => [`${item}WaveChange`, changes(lines, `waves ${item}`)] as const,
  );
  return lines.map((_, at) =>
    Object.fromEntries(made.map(([name, measures]) => [name, measures[at]!])),
  );
};
