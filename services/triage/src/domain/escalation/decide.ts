import { isAfter, laterOf, plusMillis } from '@amends/contracts/instant-order';
import type {
  EscalationEnded,
  EscalationStepActed,
  Ladder,
} from '@amends/contracts/triage-escalation';
import type { TargetMetric } from '@amends/contracts/clock-vocabulary';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import {
  advanced,
  type Escalations,
  type EscalationEvent,
  evolve,
  initialState,
  plannedAt,
  type Run,
} from './run.ts';

export interface StartEscalation {
  readonly type: 'StartEscalation';
  readonly caseId: string;
  readonly storeId: string | undefined;
  readonly runId: string;
  readonly metric: TargetMetric;
  readonly dueAt: string;
  readonly ladder: Ladder;
  readonly now: string;
}
/** The deadline moved; undefined: the clock is paused. */
export interface RescheduleEscalation {
  readonly type: 'RescheduleEscalation';
  readonly runId: string;
  readonly dueAt: string | undefined;
  readonly now: string;
}

export interface Told {
  readonly kind: 'person' | 'role' | 'webhook';
  readonly id: string;
}

/** What the world is like at a step: who it reaches now, and since when it may. */
export interface StepFacts {
  /** When the window of the step opens; in the past or now: it is open. */
  readonly opensAt: string;
  /** Whom the step reaches; nobody while nobody is on duty. */
  readonly reached: readonly Told[];
  /** When somebody comes on duty. */
  readonly onDutyAt: string;
  readonly fallback: readonly Told[];
  /** Of a step with a threshold: how many cases came at the store. */
  readonly recentCases?: number;
  /** Of a step that proposes an incident, where store and type of failure are known. */
  readonly incident?: EscalationStepActed['incident'];
}
/** From the timer. */
export interface RunStep {
  readonly type: 'RunStep';
  readonly runId: string;
  readonly facts: StepFacts;
  readonly now: string;
}
export interface AcknowledgeEscalation {
  readonly type: 'AcknowledgeEscalation';
  readonly by: string;
  readonly now: string;
}
export interface EndEscalations {
  readonly type: 'EndEscalations';
  /** All runs of the case, unless one of them is named. */
  readonly runId?: string;
  readonly reason: EscalationEnded['reason'];
  readonly now: string;
}
export type EscalationCommand =
  | StartEscalation
  | RescheduleEscalation
  | RunStep
  | AcknowledgeEscalation
  | EndEscalations;

const placeOf = (state: Escalations, { runId, metric }: Run) => ({
  caseId: state.caseId!,
  runId,
  metric,
});

const active = (state: Escalations): readonly Run[] => state.runs.filter((run) => !run.isEnded);

const start = (command: StartEscalation, state: Escalations): Decision<EscalationEvent> => {
  const { caseId, storeId, runId, metric, dueAt, ladder, now: startedAt } = command;
  if (state.runs.some((run) => run.runId === runId)) return accepted();
  const fresh = evolve(initialState, {
    type: 'EscalationStarted',
    data: { caseId, runId, metric, dueAt, ladder, startedAt, nextAt: startedAt },
  });
  const nextAt = plannedAt(fresh.runs[0]!)!;
  const where = storeId === undefined ? {} : { storeId };
  return accepted<EscalationEvent>({
    type: 'EscalationStarted',
    data: { caseId, ...where, runId, metric, dueAt, ladder, startedAt, nextAt },
  });
};

const reschedule = (
  { runId, dueAt, now }: RescheduleEscalation,
  state: Escalations,
): Decision<EscalationEvent> => {
  const run = active(state).find((one) => one.runId === runId);
  if (run === undefined || run.dueAt === dueAt) return accepted();
  const nextAt = plannedAt({ ...run, dueAt });
  return accepted<EscalationEvent>({
    type: 'EscalationRescheduled',
    data: {
      ...placeOf(state, run),
      ...(dueAt === undefined ? {} : { dueAt }),
      rescheduledAt: now,
      ...(nextAt === undefined ? {} : { nextAt: laterOf(nextAt, now) }),
    },
  });
};

const held = (
  state: Escalations,
  run: Run,
  reason: 'outside_window' | 'nobody_on_duty',
  command: RunStep,
): Decision<EscalationEvent> => {
  const { facts, now } = command;
  const isWindow = reason === 'outside_window';
  return accepted<EscalationEvent>({
    type: 'EscalationStepHeld',
    data: {
      ...placeOf(state, run),
      step: run.step + 1,
      loop: run.loop,
      reason,
      told: isWindow ? [] : [...facts.fallback],
      heldAt: now,
      nextAt: isWindow ? facts.opensAt : facts.onDutyAt,
    },
  });
};

/** With round robin one of the reached is told, the next one in every loop. */
const toldBy = (run: Run, reached: readonly Told[]): Told[] =>
  run.ladder.steps[run.step]!.who === 'everyone'
    ? [...reached]
    : [reached[run.loop % reached.length]!];

type PlaceOfStep = Omit<EscalationStepActed, 'act' | 'outcome' | 'told'>;

/** What a step did, and what comes after it: the next step, the next pass, or the end. */
const onwards = (
  state: Escalations,
  run: Run,
  now: string,
  event: (place: PlaceOfStep) => EscalationEvent,
): Decision<EscalationEvent> => {
  const after = advanced(run, now);
  const planned = after.isEnded ? undefined : plannedAt(after);
  const place = placeOf(state, run);
  const did = event({
    ...{ ...place, step: run.step + 1, loop: run.loop, ranAt: now },
    ...(planned === undefined ? {} : { nextAt: laterOf(planned, now) }),
  });
  if (!after.isEnded) return accepted(did);
  const data = { ...place, reason: 'exhausted', endedAt: now } as const;
  return accepted<EscalationEvent>(did, { type: 'EscalationEnded', data });
};

type Acted = Pick<EscalationStepActed, 'act' | 'outcome' | 'told' | 'cases' | 'incident'>;

/** What a step does besides telling (ESC-02); undefined: it tells, as any other. */
const actOf = (run: Run, facts: StepFacts): Acted | undefined => {
  const { act } = run.ladder.steps[run.step]!;
  switch (act?.kind) {
    case undefined:
      return undefined;
    case 'wait':
    case 'gate':
      return { act: act.kind, outcome: 'passed', told: [] };
    case 'threshold': {
      const cases = facts.recentCases ?? 0;
      if (cases > act.overCases) return undefined;
      return { act: 'threshold', outcome: 'below_threshold', cases, told: [] };
    }
    case 'declare_incident': {
      const told = facts.reached.length === 0 ? [] : toldBy(run, facts.reached);
      const { incident } = facts;
      if (incident === undefined) return { act: act.kind, outcome: 'no_store_or_type', told };
      return { act: act.kind, outcome: 'incident_proposed', incident, told };
    }
  }
};

const runStep = (command: RunStep, state: Escalations): Decision<EscalationEvent> => {
  const { runId, facts, now } = command;
  const run = active(state).find((one) => one.runId === runId);
  // A timer of before: the run has ended, is paused, or was acknowledged meanwhile.
  if (run?.nextAt === undefined || isAfter(run.nextAt, now)) return accepted();
  if (isAfter(facts.opensAt, now)) return held(state, run, 'outside_window', command);
  const acted = actOf(run, facts);
  if (acted !== undefined) {
    return onwards(state, run, now, (place) => ({
      type: 'EscalationStepActed',
      data: { ...place, ...acted },
    }));
  }
  if (facts.reached.length === 0) return held(state, run, 'nobody_on_duty', command);
  return onwards(state, run, now, (place) => ({
    type: 'EscalationStepRun',
    data: { ...place, told: toldBy(run, facts.reached) },
  }));
};

/** Somebody has it in hand: every run rests, and goes on with the first step not yet run. */
const acknowledge = (
  { by, now }: AcknowledgeEscalation,
  state: Escalations,
): Decision<EscalationEvent> => {
  const runs = active(state);
  if (state.status === 'none') return rejected('not_found');
  if (runs.length === 0) return rejected('ladder_exhausted');
  return accepted<EscalationEvent>(
    ...runs.map((run): EscalationEvent => {
      const rested = plusMillis(now, run.ladder.ackTimeoutSeconds * 1_000);
      const nextAt = run.nextAt === undefined ? rested : laterOf(rested, run.nextAt);
      const data = { ...placeOf(state, run), by, acknowledgedAt: now, nextAt };
      return { type: 'EscalationAcknowledged', data };
    }),
  );
};

const end = ({ runId, reason, now }: EndEscalations, state: Escalations) =>
  accepted<EscalationEvent>(
    ...active(state)
      .filter((run) => runId === undefined || run.runId === runId)
      .map((run): EscalationEvent => {
        const data = { ...placeOf(state, run), reason, endedAt: now };
        return { type: 'EscalationEnded', data };
      }),
  );

const decide = (command: EscalationCommand, state: Escalations): Decision<EscalationEvent> => {
  switch (command.type) {
    case 'StartEscalation':
      return start(command, state);
    case 'RescheduleEscalation':
      return reschedule(command, state);
    case 'RunStep':
      return runStep(command, state);
    case 'AcknowledgeEscalation':
      return acknowledge(command, state);
    case 'EndEscalations':
      return end(command, state);
  }
};

export const escalationDecider: Decider<EscalationCommand, Escalations, EscalationEvent> = {
  initialState,
  evolve,
  decide,
};
