import { type Measure, shareMeasure } from '@amends/projections/measure';
import { type Gate, unlessWithheld } from '@amends/projections/withheld-cells';
import { wilson } from '@amends/statistics/wilson';
import { meanMeasure } from './mean-measure.ts';
import type { WaveAnswers } from './read-answers.ts';

/** Experienced less expected lies between these where both are answered from 1 to 7. */
const BOUNDS = { min: -6, max: 6 };

const figuresOf = (
  name: string,
  gaps: readonly (readonly number[])[],
  gate: Gate,
): Record<string, Measure>[] => {
  const verdicts = gate(gaps.map(({ length }) => length));
  return gaps.map((values, index) => {
    const n = values.length;
    const below = values.filter((value) => value < 0).length;
    const above = values.filter((value) => value > 0).length;
    const counts = { below, met: n - below - above, above };
    return {
      [`${name}Disconfirmation`]: unlessWithheld(verdicts[index], n, 'score', () =>
        meanMeasure(values, {}, BOUNDS),
      ),
      [`${name}BelowExpectation`]: unlessWithheld(verdicts[index], n, 'share', () =>
        shareMeasure(wilson(below, n), { counts }),
      ),
    };
  });
};

/**
 * Disconfirmation: what customers experienced less what they had expected, of the service and of
 * its recovery, in points of a scale of 1 to 7; below 0 it fell short. Source: Oliver 1980.
 */
export const expectationFigures = (
  waves: readonly WaveAnswers[],
  gate: Gate,
): Record<string, Measure>[] => {
  const services = waves.map(({ serviceGaps }) => serviceGaps);
  const recoveries = waves.map(({ recoveryGaps }) => recoveryGaps);
  const ofRecovery = figuresOf('recovery', recoveries, gate);
  return figuresOf('service', services, gate).map((row, at) => ({ ...row, ...ofRecovery[at] }));
};
