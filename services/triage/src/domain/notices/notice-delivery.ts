import { plusMillis } from '@amends/contracts/instant-order';
import type {
  DeliveryFailure,
  NoticeChannel,
  NoticeDelivered,
  NoticeDeliveryFailed,
  NoticeDeliveryRequested,
} from '@amends/contracts/triage-notices';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** notice-<noticeId>: each way out of the house is waiting -> delivered | given up, by itself. */
export type DeliveryEvent =
  | { readonly type: 'NoticeDelivered'; readonly data: NoticeDelivered }
  | { readonly type: 'NoticeDeliveryFailed'; readonly data: NoticeDeliveryFailed }
  | { readonly type: 'NoticeDeliveryRequested'; readonly data: NoticeDeliveryRequested };

/** One way out of the house. */
export interface Way {
  readonly channel: NoticeChannel;
  readonly endpointId?: string;
}

export interface RecordAttempt {
  readonly type: 'RecordAttempt';
  readonly noticeId: string;
  readonly caseId: string;
  readonly way: Way;
  readonly attempt: number;
  /** Undefined: it arrived. */
  readonly failure?: {
    readonly reason: DeliveryFailure;
    /** Until it is tried again; undefined: it is not. */
    readonly pauseMs: number | undefined;
  };
  readonly now: string;
}
export interface SendAgain {
  readonly type: 'SendAgain';
  readonly way: Way;
  readonly by: string;
  readonly now: string;
}
export type DeliveryCommand = RecordAttempt | SendAgain;

interface WayState {
  readonly attempt: number;
  readonly isWaiting: boolean;
}

export interface Deliveries {
  readonly noticeId?: string;
  readonly caseId?: string;
  readonly ways: ReadonlyMap<string, WayState>;
}

export const keyOfWay = ({ channel, endpointId = '' }: Way): string => `${channel}:${endpointId}`;

const record = (command: RecordAttempt, { ways }: Deliveries): Decision<DeliveryEvent> => {
  const { noticeId, caseId, way, attempt, failure, now } = command;
  const known = ways.get(keyOfWay(way));
  // A job that ran twice, or one that another attempt has overtaken.
  if (known !== undefined && (known.attempt > attempt || !known.isWaiting)) {
    return accepted<DeliveryEvent>();
  }
  const data = { noticeId, caseId, ...way, attempt };
  if (failure === undefined) {
    return accepted<DeliveryEvent>({
      type: 'NoticeDelivered',
      data: { ...data, deliveredAt: now },
    });
  }
  const { reason, pauseMs } = failure;
  const next = pauseMs === undefined ? {} : { nextAt: plusMillis(now, pauseMs) };
  return accepted<DeliveryEvent>({
    type: 'NoticeDeliveryFailed',
    data: { ...data, reason, failedAt: now, ...next },
  });
};

const sendAgain = ({ way, by, now }: SendAgain, state: Deliveries): Decision<DeliveryEvent> => {
  const known = state.ways.get(keyOfWay(way));
  if (known === undefined) return rejected('not_found');
  if (known.isWaiting) return rejected('delivery_pending');
  return accepted<DeliveryEvent>({
    type: 'NoticeDeliveryRequested',
    data: {
      noticeId: state.noticeId!,
      caseId: state.caseId!,
      ...way,
      attempt: known.attempt + 1,
      by,
      requestedAt: now,
    },
  });
};

/** What a way is like after its event: the attempt that is known, or the one to come. */
const after = ({ type, data }: DeliveryEvent): WayState => {
  if (type === 'NoticeDeliveryRequested') return { attempt: data.attempt, isWaiting: true };
  if (type === 'NoticeDelivered' || data.nextAt === undefined) {
    return { attempt: data.attempt, isWaiting: false };
  }
  return { attempt: data.attempt + 1, isWaiting: true };
};

export const deliveryDecider: Decider<DeliveryCommand, Deliveries, DeliveryEvent> = {
  initialState: { ways: new Map() },
  evolve: (state, event) => {
    const { noticeId, caseId } = event.data;
    const ways = new Map(state.ways).set(keyOfWay(event.data as Way), after(event));
    return { noticeId, caseId, ways };
  },
  decide: (command, state) =>
    command.type === 'RecordAttempt' ? record(command, state) : sendAgain(command, state),
};
