import type {
  StaffMemberAway,
  StaffMemberBack,
  StaffMemberDefined,
} from '@amends/contracts/triage-staff';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** staff-<staffId>: none -> at work <-> away; whoever has left may come back by a definition. */
export type StaffEvent =
  | { readonly type: 'StaffMemberDefined'; readonly data: StaffMemberDefined }
  | { readonly type: 'StaffMemberAway'; readonly data: StaffMemberAway }
  | { readonly type: 'StaffMemberBack'; readonly data: StaffMemberBack };

type Content = Omit<StaffMemberDefined, 'staffId' | 'version' | 'definedAt'>;

export type StaffCommand =
  | {
      readonly type: 'DefineStaffMember';
      readonly staffId: string;
      readonly content: Content;
      readonly now: string;
    }
  | {
      readonly type: 'LeaveWork';
      readonly reason: StaffMemberAway['reason'];
      readonly until?: string | undefined;
      readonly now: string;
    }
  | { readonly type: 'ComeBack'; readonly now: string };

export interface StaffMember {
  readonly defined?: StaffMemberDefined;
  readonly away?: StaffMemberAway;
}

const define = (
  { staffId, content, now }: Extract<StaffCommand, { type: 'DefineStaffMember' }>,
  { defined, away }: StaffMember,
): Decision<StaffEvent> => {
  const { version = 0 } = defined ?? {};
  const told: StaffEvent = {
    type: 'StaffMemberDefined',
    data: { staffId, version: version + 1, ...content, definedAt: now },
  };
  // Whoever left and is defined again was taken on again.
  if (away?.reason !== 'left') return accepted<StaffEvent>(told);
  return accepted<StaffEvent>(told, { type: 'StaffMemberBack', data: { staffId, backAt: now } });
};

const leave = (
  { reason, until, now }: Extract<StaffCommand, { type: 'LeaveWork' }>,
  { defined, away }: StaffMember,
): Decision<StaffEvent> => {
  if (defined === undefined) return rejected('not_found');
  if (away?.reason === reason && away.until === until) return rejected('already_recorded');
  const { staffId } = defined;
  return accepted<StaffEvent>({
    type: 'StaffMemberAway',
    data: { staffId, reason, ...(until === undefined ? {} : { until }), awayAt: now },
  });
};

const decide = (command: StaffCommand, state: StaffMember): Decision<StaffEvent> => {
  if (command.type === 'DefineStaffMember') return define(command, state);
  if (command.type === 'LeaveWork') return leave(command, state);
  if (state.defined === undefined) return rejected('not_found');
  if (state.away === undefined) return rejected('already_recorded');
  const { staffId } = state.defined;
  return accepted<StaffEvent>({ type: 'StaffMemberBack', data: { staffId, backAt: command.now } });
};

export const staffDecider: Decider<StaffCommand, StaffMember, StaffEvent> = {
  initialState: {},
  evolve: (state, event) => {
    switch (event.type) {
      case 'StaffMemberDefined':
        return { ...state, defined: event.data };
      case 'StaffMemberAway':
        return { ...state, away: event.data };
      case 'StaffMemberBack': {
        const { away: _away, ...rest } = state;
        return rest;
      }
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide,
};
