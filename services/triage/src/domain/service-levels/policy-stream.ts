import type { PolicyDefined, PolicyDisabled } from '@amends/contracts/triage-clocks';
import { accepted, type Decider, rejected } from '@amends/decider/decider';
import { sameContent } from './same-content.ts';

/** policy-<policyId>: none -> in force, version after version -> disabled -> in force again. */
export type PolicyContent = Pick<PolicyDefined, 'order' | 'appliesTo' | 'targets'>;

export type PolicyEvent =
  | { readonly type: 'PolicyDefined'; readonly data: PolicyDefined }
  | { readonly type: 'PolicyDisabled'; readonly data: PolicyDisabled };

export type PolicyCommand =
  | {
      readonly type: 'DefinePolicy';
      readonly policyId: string;
      readonly content: PolicyContent;
      readonly definedBy: PolicyDefined['definedBy'];
      readonly now: string;
    }
  | { readonly type: 'DisablePolicy'; readonly now: string };

export interface Policy {
  readonly status: 'none' | 'in_force' | 'disabled';
  readonly policyId?: string;
  readonly version: number;
  readonly content?: PolicyContent;
  /** What the settings last said: a start says it again and means nothing new by it. */
  readonly configured?: PolicyContent;
}

const contentOf = ({ order, appliesTo, targets }: PolicyDefined): PolicyContent => ({
  order,
  appliesTo,
  targets,
});

const evolve = (state: Policy, event: PolicyEvent): Policy => {
  switch (event.type) {
    case 'PolicyDefined': {
      const { policyId, version, definedBy } = event.data;
      const content = contentOf(event.data);
      const configured = definedBy === 'configuration' ? { configured: content } : {};
      return { ...state, status: 'in_force', policyId, version, content, ...configured };
    }
    case 'PolicyDisabled':
      return { ...state, status: 'disabled' };
    default:
      event satisfies never;
      return state;
  }
};

export const policyDecider: Decider<PolicyCommand, Policy, PolicyEvent> = {
  initialState: { status: 'none', version: 0 },
  evolve,
  decide: (command, state) => {
    if (command.type === 'DisablePolicy') {
      if (state.status === 'none') return rejected('not_found');
      if (state.status === 'disabled') return rejected('policy_disabled');
      const { policyId, version } = state;
      const data = { policyId: policyId!, version, disabledAt: command.now };
      return accepted({ type: 'PolicyDisabled', data });
    }
    const { policyId, content, definedBy, now } = command;
    const isAgain =
      definedBy === 'configuration'
        ? sameContent(state.configured, content)
        : state.status === 'in_force' && sameContent(state.content, content);
    if (isAgain) return accepted();
    const version = state.version + 1;
    const data = { policyId, version, ...content, definedBy, definedAt: now };
    return accepted({ type: 'PolicyDefined', data });
  },
};
