/** Percentages of amounts in minor units, in whole numbers only. */

function assertAmounts(priceMinor: bigint, percent: bigint): void {
  if (priceMinor < 0n || percent < 0n) throw new RangeError('price and percent are not negative');
}

/**
 * Percentage of a price, half a minor unit rounded up: floor((2 price percent + 100)/200).
 * @throws RangeError for a negative price or percent.
 */
export function percentHalfUp(priceMinor: bigint, percent: bigint): bigint {
  assertAmounts(priceMinor, percent);
  return (2n * priceMinor * percent + 100n) / 200n;
}

/**
 * Upper limit as a percentage of a price, rounded down: floor(price percent/100).
 * @throws RangeError for a negative price or percent.
 */
export function capFloor(priceMinor: bigint, capPercent: bigint): bigint {
  assertAmounts(priceMinor, capPercent);
  return (priceMinor * capPercent) / 100n;
}

/** The smaller of `percentHalfUp` and `capFloor`, in minor units. */
export function percentWithCap(priceMinor: bigint, percent: bigint, capPercent: bigint): bigint {
  const amount = percentHalfUp(priceMinor, percent);
  const cap = capFloor(priceMinor, capPercent);
  if (amount <= cap) return amount;
  return cap;
}
