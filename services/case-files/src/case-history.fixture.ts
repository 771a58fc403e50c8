import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactRow } from '@amends/projections/types';
import { caseStateFold } from './projections/case-state.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';

/** `day` days after the first of January 2026. */
export const instantOf = (day: number): string =>
  new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();

/** An event of the one case of these tests. */
export const event = (type: string, day: number, data: object = {}) =>
  ({ type, time: instantOf(day), data: { caseId, ...data } }) as unknown as LoggedEvent;

/** The row that events, in order, make. */
export const rowAfter = (events: readonly LoggedEvent[]): FactRow =>
  events.reduce<FactRow | undefined>((row, each) => caseStateFold.fold(row, each), undefined) ?? {};

export const reported = (day: number): LoggedEvent =>
  event('FailureReported', day, {
    storeId: '9',
    channel: 'email',
    complaintCode: 'mischarged',
    reportedAt: instantOf(day),
  });
