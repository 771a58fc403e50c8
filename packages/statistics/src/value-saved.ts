export const PROBABILITY_SOURCES = ['own_estimate', 'assumed'] as const;
export type ProbabilitySource = (typeof PROBABILITY_SOURCES)[number];

/** Value and cost in one unit of one currency; repurchase probabilities without and with it. */
export interface RecoveryValue {
  readonly value: number;
  readonly pUnrecovered: number;
  readonly pRecovered: number;
  readonly cost: number;
}

export interface ValueSaved {
  readonly valueAtRisk: number;
  readonly valueSaved: number;
  readonly cost: number;
  readonly net: number;
  /** net / cost; null for a cost of 0. */
  readonly roi: number | null;
}

/**
 * At risk = sum V (1 - p0); saved = sum V (p1 - p0); net = saved - cost; ROI = net / cost.
 * The caller passes one currency at a time and names the source of the probabilities.
 */
export function valueSaved(cases: readonly RecoveryValue[]): ValueSaved {
  const totals = { valueAtRisk: 0, valueSaved: 0, cost: 0 };
  for (const { value, pUnrecovered, pRecovered, cost } of cases) {
    totals.valueAtRisk += value * (1 - pUnrecovered);
    totals.valueSaved += value * (pRecovered - pUnrecovered);
    totals.cost += cost;
  }
  const net = totals.valueSaved - totals.cost;
  return { ...totals, net, roi: totals.cost === 0 ? null : net / totals.cost };
}
