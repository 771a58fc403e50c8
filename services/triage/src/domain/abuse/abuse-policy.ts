import type { AbusePolicyDefined } from '@amends/contracts/triage-abuse';
import { accepted, type Decider } from '@amends/decider/decider';

/** abuse-policy-retailer: one version after the other, the last one rules. */
export type AbusePolicyEvent = {
  readonly type: 'AbusePolicyDefined';
  readonly data: AbusePolicyDefined;
};

export type AbusePolicyContent = Omit<AbusePolicyDefined, 'version' | 'definedAt'>;

export interface DefineAbusePolicy {
  readonly type: 'DefineAbusePolicy';
  readonly content: AbusePolicyContent;
  readonly now: string;
}

export interface AbusePolicy {
  readonly version: number;
}

export const abusePolicyDecider: Decider<DefineAbusePolicy, AbusePolicy, AbusePolicyEvent> = {
  initialState: { version: 0 },
  evolve: (_state, { data }) => ({ version: data.version }),
  // What the suite comes with is the first version or none: it changes nothing of the retailer's.
  decide: ({ content, now }, { version }) =>
    content.isDefault === true && version > 0
      ? accepted()
      : accepted({
          type: 'AbusePolicyDefined',
          data: { ...content, version: version + 1, definedAt: now },
        }),
};
