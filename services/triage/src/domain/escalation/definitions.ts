import type { DutyScheduleDefined, LadderDefined } from '@amends/contracts/triage-escalation';
import { accepted, type Decider } from '@amends/decider/decider';

type Content<Data, Id extends string> = Omit<Data, Id | 'version' | 'definedAt'>;

/** ladder-<id> and duty-schedule-<id>: one version after the other, the last one rules. */
export type DefinitionEvent =
  | { readonly type: 'LadderDefined'; readonly data: LadderDefined }
  | { readonly type: 'DutyScheduleDefined'; readonly data: DutyScheduleDefined };

export type DefinitionCommand =
  | {
      readonly type: 'DefineLadder';
      readonly ladderId: string;
      readonly content: Content<LadderDefined, 'ladderId'>;
      readonly now: string;
    }
  | {
      readonly type: 'DefineDutySchedule';
      readonly scheduleId: string;
      readonly content: Content<DutyScheduleDefined, 'scheduleId'>;
      readonly now: string;
    };

export interface Definition {
  readonly version: number;
}

export const definitionDecider: Decider<DefinitionCommand, Definition, DefinitionEvent> = {
  initialState: { version: 0 },
  evolve: (_state, { data }) => ({ version: data.version }),
  decide: (command, { version: before }) => {
    const stamp = { version: before + 1, definedAt: command.now };
    if (command.type === 'DefineLadder') {
      const { ladderId, content } = command;
      return accepted({ type: 'LadderDefined', data: { ladderId, ...content, ...stamp } });
    }
    const { scheduleId, content } = command;
    return accepted({ type: 'DutyScheduleDefined', data: { scheduleId, ...content, ...stamp } });
  },
};
