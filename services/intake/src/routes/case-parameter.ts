import { uuid } from '@amends/contracts/primitives';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import { mayAccessCase, type Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { decider } from '../domain/decide.ts';
import type { Failure, FailureEvent } from '../domain/failure.ts';
import { failureStream } from '../reports/case-identity.ts';

export const caseParams = z.strictObject({ caseId: uuid });

/** Whether a principal may know of the case; one of no known store is for all-store principals. */
export const isVisible = (principal: Principal, caseId: string, state: Failure): boolean =>
  state.status !== 'none' && mayAccessCase(principal, caseId, state.storeId);

/** @throws Problem 404 not_found, for an unknown case and a foreign store's alike */
export const loadCase = async (store: EventStore, principal: Principal, caseId: string) => {
  const stream = await store.load(failureStream(caseId));
  const state = fold(decider, stream.events.map(foldable<FailureEvent>));
  if (state.status === 'none' || !isVisible(principal, caseId, state))
    throw new Problem('not_found');
  return { state, version: stream.version, events: stream.events };
};
