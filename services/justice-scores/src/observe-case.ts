import { isCountedRow } from '@amends/projections/case-dimensions';
import { keyedAmount } from '@amends/projections/cell-content';
import type { FactRow, Observation } from '@amends/projections/types';
import { mirroredRow } from '@amends/statistics/cronbach-alpha';
import {
  GAP_KEY_OF_0,
  itemKey,
  MOMENTS,
  scoreKey,
  slotOf,
  WAVES,
  type Wave,
} from './answer-slots.ts';
import { isUnjust } from './answers.ts';
import { DIMENSIONS, itemPositions, SCALE, stepsOf } from './instrument.ts';
import { USUAL_BOUNDS } from './parameters.ts';
import type { Answer, Satisfaction, WaveOfCase } from './projections/case-justice.ts';

type Tell = (slot: string, value: number) => void;

const tellScores = (wave: Wave, answer: Answer, tell: Tell): void => {
  const steps = DIMENSIONS.map((name) => {
    const score = answer[name];
    if (score === null) return null;
    tell(`scores ${wave}`, scoreKey(name, stepsOf(score)));
    return stepsOf(score);
  });
  if (steps.includes(null)) return;
  const all = steps as number[];
  const total = all.reduce((sum, each) => sum + each, 0);
  tell(`scores ${wave}`, scoreKey('overall', total));
  for (const [key, factors] of MOMENTS.entries()) {
    const amount = factors.reduce((product, at) => product * all[at]!, 1);
    if (amount > 0) tell(`moments ${wave}`, keyedAmount(key, amount));
  }
};

const tellItems = (wave: Wave, { items }: Answer, tell: Tell): void => {
  for (const [key, dimension] of DIMENSIONS.entries()) {
    const { at, reverseIndex } = itemPositions(dimension);
    const given = at.map((position) => items[position] ?? null);
    if (given.includes(null)) continue;
    const row = mirroredRow(given as number[], { reverseIndex, ...SCALE });
    for (const [index, answer] of row.entries()) tell(`items ${wave}`, itemKey(at[index]!, answer));
    const total = row.reduce((sum, answer) => sum + answer, 0);
    tell(`squaredTotals ${wave}`, keyedAmount(key, total ** 2));
  }
};

/** What only the figures of the first wave have. */
const tellFirst = (answer: Answer, tell: Tell): void => {
  const { distributive, procedural, effort, serviceGap, recoveryGap } = answer;
  if (effort !== null) tell('effort', effort);
  if (serviceGap !== null) tell('serviceGap', serviceGap + GAP_KEY_OF_0);
  if (recoveryGap !== null) tell('recoveryGap', recoveryGap + GAP_KEY_OF_0);
  if (distributive === null || procedural === null) return;
  tell('pairs', 1);
  const { lowOutcome, highProcess } = USUAL_BOUNDS;
  const steps = [stepsOf(distributive), stepsOf(procedural)] as const;
  if (isUnjust(steps, lowOutcome, highProcess)) tell('unjust', 1);
};

const tellWaves = (row: FactRow, tell: Tell): void => {
  const waves = (row.waves as Record<string, WaveOfCase> | null | undefined) ?? {};
  for (const wave of WAVES) {
    const { isSent, answer } = waves[wave] ?? { isSent: false, answer: null };
    if (isSent) tell(`sent ${wave}`, 1);
    if (answer === null) continue;
    tell(`version ${wave}`, answer.version ?? 0);
    tellScores(wave, answer, tell);
    tellItems(wave, answer, tell);
    if (wave === 1) tellFirst(answer, tell);
  }
};

/** What cells keep of a case: what its customer said last, of each wave. */
export const observeCase = (row: FactRow): readonly Observation[] | undefined => {
  if (!isCountedRow(row)) return undefined;
  const observations: Observation[] = [[slotOf('cases'), 1]];
  const tell: Tell = (slot, value) => observations.push([slotOf(slot), value]);
  if ((row.suppressed_at ?? null) !== null) tell('suppressed', 1);
  const said = (row.satisfactions as readonly Satisfaction[] | null | undefined)?.at(-1);
  if (said !== undefined) tell(said[1] ? 'satisfied' : 'unsatisfied', 1);
  if (said !== undefined && said[2] !== null) tell('csat', said[2]);
  tellWaves(row, tell);
  return observations;
};
