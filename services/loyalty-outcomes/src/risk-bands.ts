/** How risky it is to buy here, or how much the customer means to go elsewhere, of 1 to 7. */
export const RISK_BANDS = ['Low', 'Mid', 'High'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Below the middle, the middle, above it; 0 where nothing was answered, else one more. */
const bandNumber = (value: number | undefined): number => {
  if (value === undefined) return 0;
  if (value < 4) return 1;
  return value === 4 ? 2 : 3;
};

const BANDS = 4;

/** What was answered of both, with something told of the same case, in one key. */
export const riskKey = (
  { risk, switching }: { readonly risk?: number; readonly switching?: number },
  told: number,
): number => (told * BANDS + bandNumber(risk)) * BANDS + bandNumber(switching);

export interface RiskTold {
  readonly told: number;
  readonly risk: RiskBand | undefined;
  readonly switching: RiskBand | undefined;
}

export const riskOf = (key: number): RiskTold => {
  const both = Math.floor(key / BANDS);
  return {
    told: Math.floor(both / BANDS),
    risk: RISK_BANDS[(both % BANDS) - 1],
    switching: RISK_BANDS[(key % BANDS) - 1],
  };
};
