import type { JusticeItem } from '@amends/contracts/vocabulary';
import type { JusticeAnswers } from './instrument.ts';

const order = ['D1', 'D2', 'D3', 'D4', 'P1', 'P2', 'P3', 'P4', 'I1', 'I2', 'I3', 'I4'] as const;

const answers = (text: string): JusticeAnswers =>
  Object.fromEntries(
    text
      .replaceAll('/', ' ')
      .trim()
      .split(/\s+/)
      .map((given, at): [JusticeItem, string] => [order[at]!, given])
      .filter(([, given]) => given !== '-')
      .map(([item, given]) => [item, Number(given)]),
  );

/** GT-J-c1 to GT-J-c6: raw answers and their scores (D, P, I, overall), as published. */
export const goldenAnswers = [
  { raw: answers('6 2 6 7 / 5 5 6 4 / 7 7 1 6'), scores: [87.5, 66.666667, 95.833333, 83.333333] },
  {
    raw: answers('4 4 5 4 / 3 2 4 3 / 6 5 2 6'),
    scores: [54.166667, 33.333333, 79.166667, 55.555556],
  },
  {
    raw: answers('2 6 1 2 / 2 1 2 3 / 3 2 6 2'),
    scores: [12.5, 16.666667, 20.833333, 16.666667],
  },
  { raw: answers('7 1 7 7 / 6 - 7 6 / 7 7 1 7'), scores: [100, 88.888889, 100, 96.296296] },
  { raw: answers('5 3 5 6 / 4 - - 5 / 5 6 3 5'), scores: [70.833333, null, 70.833333, null] },
  {
    raw: answers('3 5 4 3 / 5 4 4 4 / 4 4 4 5'),
    scores: [37.5, 54.166667, 54.166667, 48.611111],
  },
] as const;
