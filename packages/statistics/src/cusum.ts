/** Rates per period to tell apart, and the decision limit. */
export interface CusumRule {
  /** Acceptable mean count per period. */
  readonly m0: number;
  /** Mean count per period to be detected; above m0. */
  readonly m1: number;
  readonly h: number;
}

export interface Cusum {
  /** Reference value subtracted from each count. */
  readonly k: number;
  readonly path: readonly number[];
  /** Index (from 0) of the first value above h; null if there is none. */
  readonly firstAlertIndex: number | null;
}

/**
 * One-sided Poisson CUSUM for slow drift: k = (m1 - m0)/(ln m1 - ln m0), C = max(0, C + x - k),
 * alert when C > h; the path is not reset by an alert. Source: Page 1954, Lucas 1985. Where periods
 * are not alike, `exposures` says how much of an average period each of them is: k grows with it.
 * @throws RangeError unless 0 < m0 < m1.
 */
export function cusum(
  series: readonly number[],
  { m0, m1, h }: CusumRule,
  exposures?: readonly number[],
): Cusum {
  if (!(m0 > 0 && m1 > m0)) throw new RangeError('a CUSUM needs 0 < m0 < m1');
  const k = (m1 - m0) / (Math.log(m1) - Math.log(m0));
  let c = 0;
  const path = series.map((x, at) => {
    c = Math.max(0, c + x - k * (exposures?.[at] ?? 1));
    return c;
  });
  const index = path.findIndex((value) => value > h);
  return { k, path, firstAlertIndex: index === -1 ? null : index };
}
