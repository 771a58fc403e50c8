import type {
  ControlAnswered,
  ControlCustomerSampled,
  ControlEnd,
  ControlEnded,
  ControlReminded,
  ControlSampleRequested,
} from '@amends/contracts/follow-up-control';
import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** control-<controlId>: none -> open -> answered | ended. */
export type ControlEvent =
  | { readonly type: 'ControlCustomerSampled'; readonly data: ControlCustomerSampled }
  | { readonly type: 'ControlReminded'; readonly data: ControlReminded }
  | { readonly type: 'ControlAnswered'; readonly data: ControlAnswered }
  | { readonly type: 'ControlEnded'; readonly data: ControlEnded };

export type ControlAnswer = Pick<
  ControlAnswered,
  'satisfaction' | 'likelihoodToRecommend' | 'repurchaseIntent' | 'trust'
>;

export type ControlCommand =
  | { readonly type: 'SampleControl'; readonly sampled: ControlCustomerSampled }
  | { readonly type: 'AnswerControl'; readonly answer: ControlAnswer; readonly now: string }
  | { readonly type: 'RemindControl'; readonly isDeclined: boolean; readonly now: string }
  | { readonly type: 'EndControl'; readonly reason: ControlEnd; readonly at: string };

export interface Control {
  readonly status: 'none' | 'open' | 'answered' | 'ended';
  readonly sampled?: ControlCustomerSampled;
  readonly isReminded?: boolean;
  readonly storeId?: string | undefined;
}

const refusalOf = ({ status, sampled }: Control, now: string): string | undefined => {
  if (sampled === undefined) return 'not_found';
  if (status === 'answered') return 'already_answered';
  if (status === 'ended') return 'follow_up_not_open';
  // The timer that ends the request may be late; the window is over all the same.
  return isAfter(now, sampled.answerBy) ? 'follow_up_expired' : undefined;
};

const answer = (
  { answer: given, now }: Extract<ControlCommand, { type: 'AnswerControl' }>,
  state: Control,
): Decision<ControlEvent> => {
  const refusal = refusalOf(state, now);
  if (refusal !== undefined) return rejected(refusal);
  const { controlId, customerId, storeId, purchasedAt } = state.sampled!;
  const about = { controlId, customerId, storeId, purchasedAt };
  return accepted<ControlEvent>({
    type: 'ControlAnswered',
    data: { ...about, ...given, answeredAt: now },
  });
};

/** One reminder while the question is open; none to whoever wants nothing this way (SUR-06). */
const remind = (
  { isDeclined, now }: Extract<ControlCommand, { type: 'RemindControl' }>,
  { status, sampled, isReminded }: Control,
): Decision<ControlEvent> => {
  if (status !== 'open' || isReminded === true || isDeclined) return accepted();
  const { controlId, customerId, storeId, channel, answerBy } = sampled!;
  if (channel === undefined || isAfter(now, answerBy)) return accepted();
  const about = { controlId, customerId, storeId, channel };
  return accepted<ControlEvent>({ type: 'ControlReminded', data: { ...about, remindedAt: now } });
};

export const controlDecider: Decider<ControlCommand, Control, ControlEvent> = {
  initialState: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ControlCustomerSampled':
        return { status: 'open', sampled: event.data, storeId: event.data.storeId };
      case 'ControlReminded':
        return { ...state, isReminded: true };
      case 'ControlAnswered':
        return { ...state, status: 'answered' };
      case 'ControlEnded':
        return { ...state, status: 'ended' };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'SampleControl':
        if (state.status !== 'none') return accepted();
        return accepted<ControlEvent>({ type: 'ControlCustomerSampled', data: command.sampled });
      case 'AnswerControl':
        return answer(command, state);
      case 'RemindControl':
        return remind(command, state);
      case 'EndControl': {
        if (state.status !== 'open') return accepted();
        const { controlId, customerId, storeId } = state.sampled!;
        const data = {
          controlId,
          customerId,
          storeId,
          reason: command.reason,
          endedAt: command.at,
        };
        return accepted<ControlEvent>({ type: 'ControlEnded', data });
      }
    }
  },
};

/** control-sample-<runId>: one request, whoever makes it and however often. */
export type SampleEvent = {
  readonly type: 'ControlSampleRequested';
  readonly data: ControlSampleRequested;
};

export interface RequestSample {
  readonly type: 'RequestSample';
  readonly data: ControlSampleRequested;
}

export const sampleDecider: Decider<RequestSample, { readonly isRequested: boolean }, SampleEvent> =
  {
    initialState: { isRequested: false },
    evolve: () => ({ isRequested: true }),
    decide: ({ data }, { isRequested }) =>
      isRequested ? accepted() : accepted<SampleEvent>({ type: 'ControlSampleRequested', data }),
  };
