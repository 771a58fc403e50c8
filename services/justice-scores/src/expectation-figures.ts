import { type Measure, shareMeasure, type Unit } from '@amends/projections/measure';
import { type Gate, unlessWithheld } from '@amends/projections/withheld-cells';
import { countWhere } from '@amends/statistics/counted-values';
import { countedMoments } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import { type MeasureMakers, remembered, type WaveAnswers } from './answers.ts';
import { meanMeasure } from './mean-measure.ts';

/** Experienced less expected lies between these where both are answered from 1 to 7. */
const BOUNDS = { min: -6, max: 6 };

const GAPS = ['service', 'recovery'] as const;

const figuresOf = (
  name: (typeof GAPS)[number],
  waves: readonly WaveAnswers[],
  gate: Gate,
): MeasureMakers[] => {
  const gaps = remembered((index: number) => waves[index]!.gaps(name));
  const moments = remembered((index: number) => countedMoments(gaps(index)));
  const verdicts = remembered((_: typeof name) => gate(waves.map((_wave, at) => moments(at).n)));
  return waves.map((_, index) => {
    const shown = (unit: Unit, measure: () => Measure) =>
      unlessWithheld(verdicts(name)[index], moments(index).n, unit, measure);
    return {
      [`${name}Disconfirmation`]: () =>
        shown('score', () => meanMeasure(moments(index), {}, BOUNDS)),
      [`${name}BelowExpectation`]: () =>
        shown('share', () => {
          const { n } = moments(index);
          const below = countWhere(gaps(index), (gap) => gap < 0);
          const above = countWhere(gaps(index), (gap) => gap > 0);
          return shareMeasure(wilson(below, n), {
            counts: { below, met: n - below - above, above },
          });
        }),
    };
  });
};

/**
 * Disconfirmation: what customers experienced less what they had expected, of the service and of
 * its recovery, in points of a scale of 1 to 7; below 0 it fell short. Source: Oliver 1980.
 */
export const expectationFigures = (waves: readonly WaveAnswers[], gate: Gate): MeasureMakers[] => {
  const [ofService, ofRecovery] = GAPS.map((name) => figuresOf(name, waves, gate));
  return ofService!.map((row, at) => ({ ...row, ...ofRecovery![at] }));
};
