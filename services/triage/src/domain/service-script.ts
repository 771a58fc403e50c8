import type { ServiceScriptDefined } from '@amends/contracts/triage-findings';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** script-<id>: the expected sequence of a service; each definition is the next version. */
export type ScriptEvent = {
  readonly type: 'ServiceScriptDefined';
  readonly data: ServiceScriptDefined;
};
export interface DefineScript {
  readonly type: 'DefineScript';
  readonly scriptId: string;
  readonly steps: ServiceScriptDefined['steps'];
  readonly now: string;
}

const hasTwice = (steps: ServiceScriptDefined['steps']): boolean =>
  new Set(steps.map(({ step }) => step)).size < steps.length;

export const scriptDecider: Decider<DefineScript, ServiceScriptDefined | null, ScriptEvent> = {
  initialState: null,
  evolve: (state, event) => (event.type === 'ServiceScriptDefined' ? event.data : state),
  decide: ({ scriptId, steps, now }, state) => {
    if (hasTwice(steps)) return rejected('validation_failed', 'A step is named twice.');
    if (JSON.stringify(state?.steps) === JSON.stringify(steps)) return rejected('already_exists');
    const version = (state?.version ?? 0) + 1;
    return accepted({
      type: 'ServiceScriptDefined',
      data: { scriptId, version, steps, definedAt: now },
    });
  },
};
