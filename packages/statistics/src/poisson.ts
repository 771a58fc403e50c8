/** ln k!, by summing below 128 and by Stirling's series above, exact to double precision. */
function logFactorial(k: number): number {
  if (k < 128) {
    let sum = 0;
    for (let i = 2; i <= k; i += 1) sum += Math.log(i);
    return sum;
  }
  const inverse = 1 / k;
  const series = inverse * (1 / 12 - inverse * inverse * (1 / 360 - (inverse * inverse) / 1260));
  return (k + 0.5) * Math.log(k) - k + 0.5 * Math.log(2 * Math.PI) + series;
}

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
