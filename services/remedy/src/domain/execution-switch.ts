import type { Money } from '@amends/contracts/primitives';
import type {
  ExecutionLimitSet,
  ExecutionResumed,
  ExecutionStopped,
} from '@amends/contracts/remedy-execution';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** The switch of all execution: running <-> stopped, by a person or by a limit. */
export interface ExecutionSwitch {
  readonly isStopped: boolean;
}

export type ExecutionEvent =
  | { readonly type: 'ExecutionStopped'; readonly data: ExecutionStopped }
  | { readonly type: 'ExecutionResumed'; readonly data: ExecutionResumed }
  | { readonly type: 'ExecutionLimitSet'; readonly data: ExecutionLimitSet };

export type ExecutionCommand =
  | { readonly type: 'StopExecution'; readonly now: string }
  /** Of the guard: an effect would have gone beyond the limit of its currency. */
  | {
      readonly type: 'TripExecution';
      readonly currency: Money['currency'];
      readonly now: string;
    }
  | { readonly type: 'ResumeExecution'; readonly now: string }
  | { readonly type: 'LimitExecution'; readonly limit: Money; readonly now: string };

type Decided = Decision<ExecutionEvent>;

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
const evolve = (state: ExecutionSwitch, event: ExecutionEvent): ExecutionSwitch => {
  switch (event.type) {
    case 'ExecutionStopped':
      return { isStopped: true };
    case 'ExecutionResumed':
      return { isStopped: false };
    case 'ExecutionLimitSet':
      return state;
    default: {
      event satisfies never;
      return state;
    }
  }
};

const stopped = (data: ExecutionStopped, { isStopped }: ExecutionSwitch): Decided =>
  // Stopping what is stopped is nothing: whoever is in doubt stops.
  isStopped ? accepted() : accepted<ExecutionEvent>({ type: 'ExecutionStopped', data });

const decide = (command: ExecutionCommand, state: ExecutionSwitch): Decided => {
  const { now } = command;
  switch (command.type) {
    case 'StopExecution':
      return stopped({ reason: 'person', stoppedAt: now }, state);
    case 'TripExecution': {
      const { currency } = command;
      return stopped({ reason: 'hourly_limit', currency, stoppedAt: now }, state);
    }
    case 'ResumeExecution':
      if (!state.isStopped) return rejected('execution_not_stopped');
      return accepted<ExecutionEvent>({ type: 'ExecutionResumed', data: { resumedAt: now } });
    case 'LimitExecution': {
      const { limit } = command;
      if (limit.amount === 0) return rejected('amount_not_positive');
      return accepted<ExecutionEvent>({ type: 'ExecutionLimitSet', data: { limit, setAt: now } });
    }
  }
};

/** The decider of the one stream `execution-switch`. */
export const executionDecider: Decider<ExecutionCommand, ExecutionSwitch, ExecutionEvent> = {
  initialState: { isStopped: false },
  evolve,
  decide,
};
