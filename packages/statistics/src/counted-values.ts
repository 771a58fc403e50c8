import type { CountedValues } from './sample-moments.ts';

/** How often each value comes, in order of the values: so that equal samples give equal figures. */
export function countValues(values: readonly number[]): CountedValues {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

/** How many values there are that pass. */
export function countWhere(values: CountedValues, passes: (value: number) => boolean): number {
  return values.reduce((sum, [value, count]) => sum + (passes(value) ? count : 0), 0);
}
