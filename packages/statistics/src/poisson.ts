import { logFactorial } from './log-factorial.ts';

function probability(k: number, mean: number): number {
  return Math.exp(k * Math.log(mean) - mean - logFactorial(k));
}

/**
 * P(X >= count) of a Poisson variable, summed from the side where terms shrink, so that a small
 * tail keeps its digits. A mean of 0 gives 0 for any positive count.
 * @throws RangeError unless count is a whole number and the mean is not negative.
 */
export function poissonUpperTail(count: number, mean: number): number {
  if (!Number.isInteger(count) || !(mean >= 0 && mean < Infinity)) {
    throw new RangeError(`no Poisson tail from ${count} at mean ${mean}`);
  }
  if (count <= 0) return 1;
  if (mean === 0) return 0;
  const upward = count > mean;
  let k = upward ? count : count - 1;
  let term = probability(k, mean);
  let sum = 0;
  while (term > sum * 1e-17 && k >= 0) {
    sum += term;
    term *= upward ? mean / (k + 1) : k / mean;
    k += upward ? 1 : -1;
  }
  return upward ? sum : Math.max(0, 1 - sum);
}
