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
