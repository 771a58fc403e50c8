import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { StepFacts } from '../domain/escalation/decide.ts';
import { escalationDecider } from '../domain/escalation/decide.ts';
import type { Run } from '../domain/escalation/run.ts';
import { escalationStream } from './escalation-reactions.ts';

/** Task name of the ladders' timer, as graphile-worker stores it. */
export const ESCALATION_STEP = 'triage_escalation_step';

interface OfRun {
  readonly caseId: string;
  readonly runId: string;
  readonly nextAt?: string;
}

const TIMED = new Set([
  'EscalationStarted',
  'EscalationRescheduled',
  'EscalationStepRun',
  'EscalationStepActed',
  'EscalationStepHeld',
  'EscalationAcknowledged',
]);

/** One timer per run; what the run waits for next takes the place of what it waited for. */
export const escalationTimers = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    const { caseId, runId, nextAt } = data as OfRun;
    if (!TIMED.has(type) || nextAt === undefined) return [];
    return [
      {
        task: ESCALATION_STEP,
        payload: { caseId, runId, nextAt },
        runAt: nextAt,
        jobKey: `${ESCALATION_STEP}:${caseId}:${runId}`,
        maxAttempts: 25,
      },
    ];
  });

export interface EscalationFacts {
  /** The runs of a case, as they are. */
  readonly runsOf: (caseId: string) => Promise<readonly Run[]>;
  readonly factsFor: (caseId: string, run: Run, now: string) => Promise<StepFacts>;
}

class StepLostRace extends Error {
  override readonly name = 'StepLostRace';
  readonly retryable = true;
}

/** Runs the step whose instant has come; a timer of before finds nothing to do. */
export const escalationTask =
  (
    facts: EscalationFacts,
    commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>,
  ): JobTask =>
  async (payload) => {
    const [caseId, runId] = [String(payload.caseId), String(payload.runId)];
    const nextAt = String(payload.nextAt);
    const run = (await facts.runsOf(caseId)).find((one) => one.runId === runId);
    if (run === undefined || run.isEnded || run.nextAt !== nextAt) return;
    // Whatever this machine's clock says, the timer is the word that its instant has come.
    const clock = commands.now();
    const now = Date.parse(clock) < Date.parse(nextAt) ? nextAt : clock;
    const stepFacts = await facts.factsFor(caseId, run, now);
    const command = { type: 'RunStep', runId, facts: stepFacts, now } as const;
    const { outcome } = await commands.executeOn({
      key: `${ESCALATION_STEP}:${caseId}:${runId}:${nextAt}`,
      subject: caseId,
      on: commandOn(escalationDecider, escalationStream(caseId), command),
    });
    if (outcome === 'lost_race') throw new StepLostRace(ESCALATION_STEP);
  };
