import type { EarlyWarningRulesDefined } from '@amends/contracts/intake-warnings';
import { accepted, type Decider } from '@amends/decider/decider';

/** How warnings are found; see the schema for what each number means. */
export type WarningRules = Omit<EarlyWarningRulesDefined, 'definedAt'>;

/** Until somebody defines others: charts of three standard deviations, 1 % tails, doubled means. */
export const DEFAULT_RULES: WarningRules = {
  rulesVersion: 0,
  chart: { sigmaTenths: 30, tailPer10k: 100, minCount: 3, baselinePeriods: 28 },
  cusum: { periods: 14, riseToPercent: 200, decisionTenths: 50 },
  sameCause: { cases: 3, withinHours: 24 },
  silentFailure: { signals: 3, casesPerHour: 10 },
  maxAgeHours: 72,
  baselines: [],
  off: [],
};

export type RulesEvent = {
  readonly type: 'EarlyWarningRulesDefined';
  readonly data: EarlyWarningRulesDefined;
};

export interface DefineRules {
  readonly type: 'DefineRules';
  readonly rules: Omit<WarningRules, 'rulesVersion'>;
  readonly now: string;
}

/** warning-rules: each definition is the next version, and stands whole. */
export const rulesDecider: Decider<DefineRules, WarningRules, RulesEvent> = {
  initialState: DEFAULT_RULES,
  evolve: (_state, { data }) => data,
  decide: ({ rules, now }, { rulesVersion }) =>
    accepted<RulesEvent>({
      type: 'EarlyWarningRulesDefined',
      data: { ...rules, rulesVersion: rulesVersion + 1, definedAt: now },
    }),
};
