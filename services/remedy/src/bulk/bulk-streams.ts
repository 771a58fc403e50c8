import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { type Budget, type BudgetEvent, type BulkRun, runOf } from '../domain/bulk/budget.ts';
import { budgetDecider } from '../domain/bulk/decide-budget.ts';

export const budgetStream = (incidentId: string): string => `budget-${incidentId}`;

/** The voucher of a customer by a run: tried again it is the same one. */
export const bulkVoucherId = (runId: string, customerId: string): string =>
  uuidv8FromHash('bulk-voucher', runId, customerId);

/** The points of a customer by a run; each attempt and their reversal is named after it. */
export const bulkPointsId = (runId: string, customerId: string): string =>
  uuidv8FromHash('bulk-points', runId, customerId);

export const bulkNoticeId = (runId: string, customerId: string): string =>
  uuidv8FromHash('bulk-notice', runId, customerId);

export type Load = EventStore['load'];

export const readBudget = async (
  load: Load,
  incidentId: string,
): Promise<{ readonly state: Budget; readonly version: number }> => {
  const { events, version } = await load(budgetStream(incidentId));
  return { state: fold(budgetDecider, events.map(foldable<BudgetEvent>)), version };
};

export interface FoundRun {
  readonly budget: Budget;
  readonly run: BulkRun;
  readonly version: number;
}

export const readRun = async (
  load: Load,
  incidentId: string,
  runId: string,
): Promise<FoundRun | undefined> => {
  const { state: budget, version } = await readBudget(load, incidentId);
  const run = runOf(budget, runId);
  return run === undefined ? undefined : { budget, run, version };
};
