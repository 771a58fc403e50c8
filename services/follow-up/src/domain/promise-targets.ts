import type { DoubleDeviationDetected } from '@amends/contracts/follow-up';
import type { PromiseHeard } from '@amends/contracts/follow-up-promises';
import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decision } from '@amends/decider/decider';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';
import { newDeviations } from './reopening.ts';

/** Promises to the customer, and targets that are missed while one stands (semantics §12). */
export type PromiseHeardEvent = { readonly type: 'PromiseHeard'; readonly data: PromiseHeard };

export interface HeardPromise {
  readonly promiseId: string;
  readonly madeAt: string;
  readonly keptAt?: string;
}

/** Never throws and never rejects history: what was kept and never made is nothing. */
export const withPromise = (
  promises: readonly HeardPromise[] = [],
  { promiseId, status, since }: PromiseHeard,
): readonly HeardPromise[] =>
  status === 'made'
    ? [...promises, { promiseId, madeAt: since }]
    : promises.map((one) => (one.promiseId === promiseId ? { ...one, keptAt: since } : one));

export interface HearPromise {
  readonly type: 'HearPromise';
  readonly caseId: string;
  readonly promiseId: string;
  readonly status: PromiseHeard['status'];
  readonly at: string;
}
/** A target that the customer feels passed its time. */
export interface HearMiss {
  readonly type: 'HearMiss';
  readonly caseId: string;
  readonly metric: NonNullable<DoubleDeviationDetected['missedTarget']>;
  readonly dueAt: string;
  readonly at: string;
}
export type PromiseCommand = HearPromise | HearMiss;

const hear = (
  { caseId, promiseId, status, at: since }: HearPromise,
  { promises = [] }: FollowUpCase,
): Decision<FollowUpEvent> => {
  const known = promises.find((one) => one.promiseId === promiseId);
  const isNews = status === 'made' ? known === undefined : known !== undefined && !known.keptAt;
  if (!isNews) return accepted();
  return accepted({ type: 'PromiseHeard', data: { caseId, promiseId, status, since } });
};

/** Made before, and not kept by then: what was kept in time was no second failure. */
const stoodAt =
  (dueAt: string) =>
  ({ madeAt, keptAt }: HeardPromise): boolean =>
    isAfter(dueAt, madeAt) && (keptAt === undefined || isAfter(keptAt, dueAt));

const miss = (command: HearMiss, state: FollowUpCase): Decision<FollowUpEvent> => {
  const { caseId, metric: missedTarget, dueAt, at } = command;
  if (!(state.promises ?? []).some(stoodAt(dueAt))) return accepted();
  const found = newDeviations(state, caseId, ['promise_broken'], at);
  return accepted(
    ...found.map((event) =>
      event.type === 'DoubleDeviationDetected'
        ? { ...event, data: { ...event.data, missedTarget } }
        : event,
    ),
  );
};

const TYPES: Readonly<Record<PromiseCommand['type'], true>> = { HearPromise: true, HearMiss: true };

export const isPromiseCommand = <Other extends { readonly type: string }>(
  command: Other | PromiseCommand,
): command is PromiseCommand => Object.hasOwn(TYPES, command.type);

export const decidePromise = (
  command: PromiseCommand,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (state.status === 'withdrawn' || state.status === 'imported') return accepted();
  return command.type === 'HearPromise' ? hear(command, state) : miss(command, state);
};
