import type {
  EarlyWarningAcknowledged,
  EarlyWarningRaised,
} from '@amends/contracts/intake-warnings';
import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** warning-<storeId>-<cause>: every warning of one cause at one store, the earliest first. */
export type WarningEvent =
  | { readonly type: 'EarlyWarningRaised'; readonly data: EarlyWarningRaised }
  | { readonly type: 'EarlyWarningAcknowledged'; readonly data: EarlyWarningAcknowledged };

export type WarningCommand =
  | { readonly type: 'RaiseWarning'; readonly warning: EarlyWarningRaised }
  | {
      readonly type: 'AcknowledgeWarning';
      readonly warningId: string;
      readonly finding: EarlyWarningAcknowledged['finding'];
      readonly now: string;
    };

export interface KnownWarning {
  readonly raised: EarlyWarningRaised;
  readonly isAcknowledged: boolean;
}

export type Warnings = readonly KnownWarning[];

const evolve = (state: Warnings, event: WarningEvent): Warnings => {
  switch (event.type) {
    case 'EarlyWarningRaised':
      return [...state, { raised: event.data, isAcknowledged: false }];
    case 'EarlyWarningAcknowledged': {
      const { warningId } = event.data;
      return state.map((known) =>
        known.raised.warningId === warningId ? { ...known, isAcknowledged: true } : known,
      );
    }
    default: {
      event satisfies never;
      return state;
    }
  }
};

const sharesTime = (one: EarlyWarningRaised, other: EarlyWarningRaised): boolean =>
  one.from === other.from || (isAfter(other.until, one.from) && isAfter(one.until, other.from));

/*
 * Late signals move the ends of what a chart finds, and every further failure of a period finds it
 * again: what shares time with a warning of the same rule and till is that warning. That a period
 * begins when the one before it ends is no time in common. A rule about one case, or one report in
 * the press, is told once of it.
 */
const isSame = (one: EarlyWarningRaised, other: EarlyWarningRaised): boolean =>
  one.rule === other.rule &&
  one.workstation === other.workstation &&
  one.aboutId === other.aboutId &&
  (one.aboutId !== undefined || sharesTime(one, other));

const decide = (command: WarningCommand, state: Warnings): Decision<WarningEvent> => {
  if (command.type === 'RaiseWarning') {
    const { warning } = command;
    if (state.some(({ raised }) => isSame(raised, warning))) return accepted();
    return accepted<WarningEvent>({ type: 'EarlyWarningRaised', data: warning });
  }
  const known = state.find(({ raised }) => raised.warningId === command.warningId);
  if (known === undefined) return rejected('not_found');
  if (known.isAcknowledged) return rejected('already_recorded');
  const { warningId, storeId, cause } = known.raised;
  const about = { warningId, ...(storeId === undefined ? {} : { storeId }), cause };
  return accepted<WarningEvent>({
    type: 'EarlyWarningAcknowledged',
    data: { ...about, finding: command.finding, acknowledgedAt: command.now },
  });
};

export const warningDecider: Decider<WarningCommand, Warnings, WarningEvent> = {
  initialState: [],
  evolve,
  decide,
};
