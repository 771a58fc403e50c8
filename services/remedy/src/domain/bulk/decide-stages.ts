import type { BulkCustomer, BulkStageBegun } from '@amends/contracts/remedy-bulk';
import { accepted, rejected } from '@amends/decider/decider';
import {
  type Budget,
  type BudgetEvent,
  type BulkRun,
  committedTo,
  evolveBudget,
  givenOf,
  holderKey,
  runOf,
  times,
} from './budget.ts';
import type {
  BeginStage,
  BeginUndo,
  CancelRun,
  NoteNotices,
  PauseRun,
  SettleStage,
  SettleUndo,
} from './budget-commands.ts';
import { type Decided, placeOf } from './decide-terms.ts';

/** Giving, stage by stage, within the cap; and taking back. */

/** One group commit of customers at a time. */
export const STAGE_SIZE = 200;
const EXCLUDED_MAX = 500;

/** For how many more customers the cap has room (INC-04); words cost nothing. */
const roomOf = (run: BulkRun): number => {
  const { cap, token } = run;
  if (token.amount === undefined || cap === undefined) return Number.MAX_SAFE_INTEGER;
  const spent = BigInt(token.amount.amount) * BigInt(committedTo(run).length);
  const left = (BigInt(cap.amount) - spent) / BigInt(token.amount.amount);
  return left > 0n ? Number(left) : 0;
};

interface Walked {
  readonly customers: BulkCustomer[];
  readonly excluded: BulkStageBegun['excluded'];
  readonly isFull: boolean;
}

const walk = (state: Budget, run: BulkRun, { exclusions }: BeginStage): Walked => {
  const room = roomOf(run);
  const customers: BulkCustomer[] = [];
  const excluded: BulkStageBegun['excluded'] = [];
  for (const each of run.todo) {
    if (customers.length >= STAGE_SIZE || excluded.length >= EXCLUDED_MAX) break;
    const holder = state.holders.get(holderKey(run.token, each.customerId));
    const isOthers = holder !== undefined && holder !== run.runId;
    const reason = exclusions.get(each.caseId) ?? (isOthers ? 'already_given' : undefined);
    if (reason !== undefined) excluded.push({ ...each, reason });
    else if (customers.length >= room) return { customers, excluded, isFull: true };
    else customers.push(each);
  }
  return { customers, excluded, isFull: false };
};

/** What ends a run that has nothing left to do. */
const endOf = (state: Budget, run: BulkRun, now: string): BudgetEvent[] => {
  if (run.status !== 'running' || run.todo.length > 0 || run.open !== undefined) return [];
  const place = placeOf(state, run);
  if (run.failed.length > 0) {
    const data = { ...place, reason: 'items_failed' as const, stoppedAt: now };
    return [{ type: 'BulkRemedyStopped', data }];
  }
  const given = givenOf(run).length;
  const spent = times(run.token, given);
  const data = {
    ...{ ...place, given, excluded: run.excluded.length },
    ...(spent === undefined ? {} : { spent }),
    completedAt: now,
  };
  return [{ type: 'BulkRemedyCompleted', data }];
};

export const beginStage = (command: BeginStage, state: Budget, run: BulkRun): Decided => {
  const { now } = command;
  if (run.status !== 'running' || run.open !== undefined) return accepted();
  if (run.todo.length === 0) return accepted(...endOf(state, run, now));
  const place = placeOf(state, run);
  const { customers, excluded, isFull } = walk(state, run, command);
  if (isFull && customers.length + excluded.length === 0) {
    const data = { ...place, reason: 'budget_reached' as const, stoppedAt: now };
    return accepted<BudgetEvent>({ type: 'BulkRemedyStopped', data });
  }
  const data = { ...place, stage: run.stages + 1, customers, excluded, begunAt: now };
  return accepted<BudgetEvent>({ type: 'BulkStageBegun', data });
};

/** Late, from a worker that was thought dead, or while it is undone: the undoing covers all. */
export const settleStage = (command: SettleStage, state: Budget, run: BulkRun): Decided => {
  const { stage, excluded, failed, noticesAt, now } = command;
  if (run.open?.stage !== stage || run.status === 'undoing') return accepted();
  const given = run.open.customers.length - excluded.length - failed.length;
  const settled: BudgetEvent = {
    type: 'BulkStageSettled',
    data: { ...placeOf(state, run), stage, given, excluded, failed, noticesAt, settledAt: now },
  };
  const after = evolveBudget(state, settled);
  return accepted(settled, ...endOf(after, runOf(after, run.runId)!, now));
};

export const noteNotices = (command: NoteNotices, state: Budget, run: BulkRun): Decided => {
  const { stage, given, now } = command;
  if (run.noticedStages.includes(stage)) return accepted();
  const data = { ...placeOf(state, run), stage, given, givenAt: now };
  return accepted<BudgetEvent>({ type: 'BulkNoticesGiven', data });
};

export const pauseRun = ({ by, now }: PauseRun, state: Budget, run: BulkRun): Decided => {
  if (run.status !== 'running') return rejected('illegal_state');
  const data = { ...placeOf(state, run), by, pausedAt: now };
  return accepted<BudgetEvent>({ type: 'BulkRemedyPaused', data });
};

const CANCELLABLE: ReadonlySet<BulkRun['status']> = new Set([
  'draft',
  'ready',
  'running',
  'paused',
  'stopped',
]);

export const cancelRun = (command: CancelRun, state: Budget, run: BulkRun): Decided => {
  const { reason, by, now } = command;
  if (!CANCELLABLE.has(run.status)) return rejected('illegal_state');
  const data = { ...placeOf(state, run), reason, by, cancelledAt: now };
  return accepted<BudgetEvent>({ type: 'BulkRemedyCancelled', data });
};

const UNDOABLE: ReadonlySet<BulkRun['status']> = new Set([
  'running',
  'paused',
  'stopped',
  'completed',
  'cancelled',
]);

/** What came of the undoing, once nothing is left to take back. */
const undoneOf = (state: Budget, run: BulkRun, now: string): BudgetEvent => {
  const had = run.taken.filter(({ outcome }) => outcome !== 'not_given');
  const left = had.filter(({ outcome }) => outcome !== 'taken_back');
  const notReversed = left.filter(({ outcome }) => outcome === 'not_reversed').length;
  const kept = left.reduce((sum, one) => sum + (one.kept?.amount ?? 0), 0);
  const { amount } = run.token;
  return {
    type: 'BulkRemedyUndone',
    data: {
      ...placeOf(state, run),
      takenBack: had.length - left.length,
      redeemed: left.length - notReversed,
      ...(run.token.kind === 'points' ? { notReversed } : {}),
      ...(amount === undefined ? {} : { kept: { ...amount, amount: kept } }),
      noticesStopped: had.filter(({ noticed }) => !noticed).length,
      undoneAt: now,
    },
  };
};

export const beginUndo = (command: BeginUndo, state: Budget, run: BulkRun): Decided => {
  const { reason, by, now } = command;
  if (!UNDOABLE.has(run.status)) return rejected('illegal_state');
  if (committedTo(run).length === 0) {
    return rejected('illegal_state', 'It gave nobody anything: cancel it.');
  }
  const data = { ...placeOf(state, run), reason, by, begunAt: now };
  return accepted<BudgetEvent>({ type: 'BulkUndoBegun', data });
};

/** Customers who were settled before are settled once. */
export const settleUndo = (command: SettleUndo, state: Budget, run: BulkRun): Decided => {
  if (run.status !== 'undoing') return accepted();
  const left = new Set(committedTo(run).map(({ customerId }) => customerId));
  const customers = command.customers.filter(({ customerId }) => left.has(customerId));
  if (customers.length === 0) return accepted();
  const settled: BudgetEvent = {
    type: 'BulkUndoSettled',
    data: { ...placeOf(state, run), customers, settledAt: command.now },
  };
  const after = evolveBudget(state, settled);
  const next = runOf(after, run.runId)!;
  if (committedTo(next).length > 0) return accepted(settled);
  return accepted(settled, undoneOf(after, next, command.now));
};
