import { laterOf, plusMillis } from '@amends/contracts/instant-order';
import type { TargetMetric } from '@amends/contracts/clock-vocabulary';
import type {
  EscalationAcknowledged,
  EscalationEnded,
  EscalationRescheduled,
  EscalationStarted,
  EscalationStepActed,
  EscalationStepHeld,
  EscalationStepRun,
  Ladder,
} from '@amends/contracts/triage-escalation';

/**
 * The escalations of one case, stream escalation-<caseId>: one run per target. A run is running
 * -> (acknowledged for a while) -> ended: by the target, by silence, or after its last loop.
 * Semantics ESC-01 to ESC-06.
 */
export type EscalationEvent =
  | Fact<'EscalationStarted', EscalationStarted>
  | Fact<'EscalationRescheduled', EscalationRescheduled>
  | Fact<'EscalationStepRun', EscalationStepRun>
  | Fact<'EscalationStepActed', EscalationStepActed>
  | Fact<'EscalationStepHeld', EscalationStepHeld>
  | Fact<'EscalationAcknowledged', EscalationAcknowledged>
  | Fact<'EscalationEnded', EscalationEnded>;

interface Fact<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

export interface Run {
  readonly runId: string;
  readonly metric: TargetMetric;
  /** Unknown while the clock is paused. */
  readonly dueAt: string | undefined;
  readonly ladder: Ladder;
  readonly startedAt: string;
  readonly isEnded: boolean;
  /** The step to come, 0-based, and how often the ladder began again. */
  readonly step: number;
  readonly loop: number;
  /** When the step before ran; in a later loop the steps go from here. */
  readonly lastRanAt: string | undefined;
  /** When it is looked at next; unknown while the clock is paused. */
  readonly nextAt: string | undefined;
}

export interface Escalations {
  readonly status: 'none' | 'known';
  readonly caseId?: string;
  readonly storeId?: string;
  readonly runs: readonly Run[];
}

export const initialState: Escalations = { status: 'none', runs: [] };

/** A ladder starts this long after its trigger: one act of several steps pages nobody (ESC-04). */
export const START_DELAY_MS = 10_000;

/** When a step of the first pass is due, by its anchor. */
const firstPass = (run: Run, dueAt: string): string => {
  const { anchor, delaySeconds } = run.ladder.steps[run.step]!;
  const delayMs = delaySeconds * 1_000;
  switch (anchor) {
    case 'before_due':
      return plusMillis(dueAt, -delayMs);
    case 'at_breach':
      return dueAt;
    case 'after_breach':
      return plusMillis(dueAt, delayMs);
    case 'after_previous':
      return plusMillis(run.lastRanAt ?? run.startedAt, delayMs);
  }
};

/**
 * When the next step is due; undefined while the deadline is. A repeated pass knows no deadline
 * any more: its steps follow each other by their delays.
 */
export const plannedAt = (run: Run): string | undefined => {
  const earliest = plusMillis(run.startedAt, START_DELAY_MS);
  if (run.loop > 0) {
    const { delaySeconds } = run.ladder.steps[run.step]!;
    const pauseMs = (run.step === 0 ? run.ladder.ackTimeoutSeconds : delaySeconds) * 1_000;
    return plusMillis(run.lastRanAt ?? run.startedAt, pauseMs);
  }
  return run.dueAt === undefined ? undefined : laterOf(firstPass(run, run.dueAt), earliest);
};

/** The run after a step of it ran: the next step, the next pass, or the end. */
export const advanced = (run: Run, ranAt: string): Run => {
  const isLast = run.step + 1 >= run.ladder.steps.length;
  const next = {
    ...run,
    step: isLast ? 0 : run.step + 1,
    loop: isLast ? run.loop + 1 : run.loop,
    lastRanAt: ranAt,
  };
  return { ...next, isEnded: isLast && next.loop > run.ladder.numLoops };
};

const change = (state: Escalations, runId: string, how: (run: Run) => Run): Escalations => ({
  ...state,
  runs: state.runs.map((run) => (run.runId === runId ? how(run) : run)),
});

const started = (state: Escalations, data: EscalationStarted): Escalations => {
  const { caseId, storeId, runId, metric, dueAt, ladder, startedAt, nextAt } = data;
  const run: Run = {
    ...{ runId, metric, dueAt, ladder, startedAt, nextAt },
    ...{ isEnded: false, step: 0, loop: 0, lastRanAt: undefined },
  };
  return {
    ...state,
    ...(storeId === undefined ? {} : { storeId }),
    status: 'known',
    caseId,
    runs: [...state.runs.filter((known) => known.runId !== runId), run],
  };
};

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolve = (state: Escalations, event: EscalationEvent): Escalations => {
  switch (event.type) {
    case 'EscalationStarted':
      return started(state, event.data);
    case 'EscalationRescheduled': {
      const { runId, dueAt, nextAt } = event.data;
      return change(state, runId, (run) => ({ ...run, dueAt, nextAt }));
    }
    case 'EscalationStepRun':
    case 'EscalationStepActed': {
      const { runId, ranAt, nextAt } = event.data;
      return change(state, runId, (run) => ({ ...advanced(run, ranAt), nextAt }));
    }
    case 'EscalationStepHeld':
    case 'EscalationAcknowledged': {
      const { runId, nextAt } = event.data;
      return change(state, runId, (run) => ({ ...run, nextAt }));
    }
    case 'EscalationEnded':
      return change(state, event.data.runId, (run) => ({ ...run, isEnded: true }));
    default: {
      event satisfies never;
      return state;
    }
  }
};
