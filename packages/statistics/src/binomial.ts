import { logFactorial } from './log-factorial.ts';

function probability(k: number, n: number, p: number): number {
  const choose = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(choose + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/**
 * P(X >= k) of a binomial variable of n trials, summed from the side where terms shrink, so that
 * a small tail keeps its digits.
 * @throws RangeError unless k and n are whole numbers, n is not negative and 0 < p < 1.
 */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (!Number.isInteger(k) || !Number.isInteger(n) || n < 0 || !(p > 0 && p < 1)) {
    throw new RangeError(`no binomial tail from ${k} of ${n} at ${p}`);
  }
  if (k <= 0) return 1;
  if (k > n) return 0;
  const odds = p / (1 - p);
  const upward = k > n * p;
  let i = upward ? k : k - 1;
  let term = probability(i, n, p);
  let sum = 0;
  while (term > sum * 1e-17 && i >= 0 && i <= n) {
    sum += term;
    term *= upward ? (odds * (n - i)) / (i + 1) : i / (odds * (n - i + 1));
    i += upward ? 1 : -1;
  }
  return upward ? Math.min(1, sum) : Math.max(0, 1 - sum);
}

/**
 * Whether the first of two counts is too large for the same rate over `firstTime` and
 * `secondTime`: given their sum it is binomial. Exact, and knows that a short look back is
 * uncertain. Source: Przyborowski and Wilenski 1940.
 */
export function rateRiseTail(
  first: number,
  firstTime: number,
  second: number,
  secondTime: number,
): number {
  return binomialUpperTail(first, first + second, firstTime / (firstTime + secondTime));
}
