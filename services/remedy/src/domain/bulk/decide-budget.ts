import { type Decider, rejected } from '@amends/decider/decider';
import { type Budget, type BudgetEvent, evolveBudget, initialBudget, runOf } from './budget.ts';
import type { BudgetCommand } from './budget-commands.ts';
import {
  beginStage,
  beginUndo,
  cancelRun,
  noteNotices,
  pauseRun,
  settleStage,
  settleUndo,
} from './decide-stages.ts';
import {
  approveRun,
  type Decided,
  draftRun,
  makeDryRun,
  resumeRun,
  setCap,
  startRun,
} from './decide-terms.ts';

const decide = (command: BudgetCommand, state: Budget): Decided => {
  if (command.type === 'DraftRun') return draftRun(command);
  const run = runOf(state, command.runId);
  if (run === undefined) return rejected('not_found');
  switch (command.type) {
    case 'MakeDryRun':
      return makeDryRun(command, state, run);
    case 'SetCap':
      return setCap(command, state, run);
    case 'ApproveRun':
      return approveRun(command, state, run);
    case 'StartRun':
      return startRun(command, state, run);
    case 'PauseRun':
      return pauseRun(command, state, run);
    case 'ResumeRun':
      return resumeRun(command, state, run);
    case 'CancelRun':
      return cancelRun(command, state, run);
    case 'BeginUndo':
      return beginUndo(command, state, run);
    case 'BeginStage':
      return beginStage(command, state, run);
    case 'SettleStage':
      return settleStage(command, state, run);
    case 'NoteNotices':
      return noteNotices(command, state, run);
    case 'SettleUndo':
      return settleUndo(command, state, run);
  }
};

/** The decider of `budget-<incidentId>`; the compare-and-set keeps the runs within their caps. */
export const budgetDecider: Decider<BudgetCommand, Budget, BudgetEvent> = {
  initialState: initialBudget,
  evolve: evolveBudget,
  decide,
};
