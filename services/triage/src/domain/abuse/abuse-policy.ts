import type { AbusePolicyDefined } from '@amends/contracts/triage-abuse';
import { accepted, type Decider } from '@amends/decider/decider';

/** abuse-policy-retailer: one version after the other, the last one rules. */
export type AbusePolicyEvent = {
  readonly type: 'AbusePolicyDefined';
  readonly data: AbusePolicyDefined;
};

export interface DefineAbusePolicy {
  readonly type: 'DefineAbusePolicy';
  readonly content: Omit<AbusePolicyDefined, 'version' | 'definedAt'>;
  readonly now: string;
}

export interface AbusePolicy {
  readonly version: number;
}

export const abusePolicyDecider: Decider<DefineAbusePolicy, AbusePolicy, AbusePolicyEvent> = {
  initialState: { version: 0 },
  evolve: (_state, { data }) => ({ version: data.version }),
  decide: ({ content, now }, { version }) =>
    accepted({
      type: 'AbusePolicyDefined',
      data: { ...content, version: version + 1, definedAt: now },
    }),
};
