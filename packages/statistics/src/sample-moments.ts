/** Arithmetic mean. Null for an empty sample. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Sample variance, divisor n - 1, in two passes. Null below two values.
 * Equal values give exactly 0: the rounding of their mean would otherwise leave about 1e-34, and
 * callers decide by `=== 0` whether a ratio is defined.
 */
export function sampleVariance(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  if (values.every((value) => value === values[0])) return 0;
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return squares / (values.length - 1);
}

/** Sample standard deviation (divisor n - 1). Null below two values. */
export function sampleDeviation(values: readonly number[]): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance);
}

/** Values, each with how often it comes. */
export type CountedValues = readonly (readonly [value: number, count: number])[];

/** How many values there are, their mean, and their sample variance (null below two). */
export interface Moments {
  readonly n: number;
  readonly mean: number | null;
  readonly variance: number | null;
}

export function momentsOf(values: readonly number[]): Moments {
  return { n: values.length, mean: mean(values), variance: sampleVariance(values) };
}

/** The same of values that were counted: of millions of answers to a scale there are a few. */
export function countedMoments(values: CountedValues): Moments {
  const filled = values.filter(([, count]) => count > 0);
  const n = filled.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return { n, mean: null, variance: null };
  const centre = filled.reduce((sum, [value, count]) => sum + value * count, 0) / n;
  if (n === 1) return { n, mean: centre, variance: null };
  // As above: equal values have no variance at all, whatever their mean was rounded to.
  if (new Set(filled.map(([value]) => value)).size === 1) return { n, mean: centre, variance: 0 };
  const squares = filled.reduce((sum, [value, count]) => sum + count * (value - centre) ** 2, 0);
  return { n, mean: centre, variance: squares / (n - 1) };
}
