import type { TargetsSet } from '@amends/contracts/triage';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type {
  ClockCorrected,
  ClockReset,
  ClockResumed,
  PolicyDisabled,
  TargetWarned,
} from '@amends/contracts/triage-clocks';
import type { TargetMet, TargetMissed, TargetsCancelled } from '@amends/contracts/triage';
import type { ClockBook } from './domain/clock/clock-book.ts';
import type { ClockCommand } from './domain/clock-commands.ts';
import type { TriageCommand } from './domain/commands.ts';
import type { TriageCase } from './domain/triage-case.ts';

/** Task names of triage's timers and jobs, as graphile-worker stores them. */
export const TARGET_DUE = 'triage_target_due';
export const SEVERITY_CHANGED = 'triage_severity_changed';
export const POLICY_DISABLED = 'triage_policy_disabled';

const ATTEMPTS_MAX = 25;
/** Before every id: where the cases of a policy begin. */
const FIRST_CASE = '00000000-0000-0000-0000-000000000000';

const keyOf = (caseId: string, clockId: string): string => `${TARGET_DUE}:${caseId}:${clockId}`;

// On time is up to the very instant, so the timer rings after it (CLK-07).
const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/** One timer per clock that runs: its next warning or its deadline. A paused clock has none. */
const timer = (caseId: string, clockId: string, nextAt: string | undefined): JobSpec => {
  const jobKey = keyOf(caseId, clockId);
  if (nextAt === undefined) return { task: TARGET_DUE, payload: {}, jobKey, cancels: true };
  const runAt = justAfter(nextAt);
  const payload = { caseId, clockId, runAt };
  return { task: TARGET_DUE, payload, runAt, jobKey, maxAttempts: ATTEMPTS_MAX };
};

const clockTimers = ({ type, data }: NewEvent): readonly JobSpec[] => {
  switch (type) {
    case 'TargetsSet': {
      const { caseId, targets } = data as TargetsSet;
      return targets.flatMap(({ clockId, nextAt }) =>
        clockId === undefined || nextAt === undefined ? [] : [timer(caseId, clockId, nextAt)],
      );
    }
    case 'ClockResumed':
    case 'ClockReset':
    case 'ClockCorrected':
    case 'TargetWarned': {
      const moved = data as ClockResumed | ClockReset | ClockCorrected | TargetWarned;
      return [timer(moved.caseId, moved.clockId, moved.nextAt)];
    }
    case 'ClockPaused':
    case 'TargetMet':
    case 'TargetMissed': {
      const { caseId, clockId } = data as TargetMet | TargetMissed;
      return clockId === undefined ? [] : [timer(caseId, clockId, undefined)];
    }
    case 'TargetsCancelled': {
      const { caseId, clockIds = [] } = data as TargetsCancelled;
      return clockIds.map((clockId) => timer(caseId, clockId, undefined));
    }
    default:
      return [];
  }
};

/** What has to be done about the case once the event is there, by whoever decided it. */
const followUps = ({ type, data }: NewEvent): readonly JobSpec[] => {
  if (type === 'PolicyDisabled') {
    const { policyId, disabledAt } = data as PolicyDisabled;
    const payload = { policyId, at: disabledAt, after: FIRST_CASE };
    return [{ task: POLICY_DISABLED, payload, maxAttempts: ATTEMPTS_MAX }];
  }
  const isByPerson =
    type === 'ImpactAssessed' && (data as { decidedBy: string }).decidedBy === 'person';
  if (type !== 'SeverityRaised' && !isByPerson) return [];
  const { caseId } = data as { caseId: string };
  return [{ task: SEVERITY_CHANGED, payload: { caseId }, maxAttempts: ATTEMPTS_MAX }];
};

/** Timers and jobs that just-decided events cause, in their transaction. */
export const jobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap((event) => [...clockTimers(event), ...followUps(event)]);

/** Thrown when somebody else kept changing the case: the job runs again. */
export class JobLostRace extends Error {
  override readonly name = 'JobLostRace';
  readonly retryable = true;
}

/** What the jobs read besides the cases themselves. */
export interface JobFacts {
  readonly book: () => Promise<ClockBook>;
  /** A page of the cases that run by a policy, in order. */
  readonly casesOfPolicy: (policyId: string, after: string) => Promise<readonly string[]>;
}

const laterInstant = (one: string, other: string): string =>
  Date.parse(one) > Date.parse(other) ? one : other;

/** The work behind timers and jobs; each may run twice, and then finds nothing left to do. */
export const tasks =
  (facts: JobFacts) =>
  (commands: SystemCommands<TriageCommand, TriageCase>): Readonly<Record<string, JobTask>> => {
    const run = async (caseId: string, key: string, command: ClockCommand): Promise<void> => {
      const streamId = `triage-${caseId}`;
      const { outcome } = await commands.execute({ key, caseId, streamId, command });
      if (outcome === 'lost_race') throw new JobLostRace(key);
    };
    return {
      [TARGET_DUE]: async (payload) => {
        const caseId = String(payload.caseId);
        const runAt = String(payload.runAt ?? payload.dueAt);
        // Whatever this machine's clock says, the timer is the word that its instant has come.
        const now = laterInstant(commands.now(), runAt);
        const key = `${keyOf(caseId, String(payload.clockId ?? payload.metric))}:${runAt}`;
        const clock = { book: await facts.book(), now };
        await run(caseId, key, { type: 'LookAtClocks', clock });
      },
      [SEVERITY_CHANGED]: async (payload) => {
        const caseId = String(payload.caseId);
        const now = commands.now();
        const clock = { book: await facts.book(), now };
        await run(caseId, `${SEVERITY_CHANGED}:${caseId}:${now}`, {
          type: 'FollowSeverity',
          clock,
        });
      },
      [POLICY_DISABLED]: async (payload) => {
        const [policyId, at] = [String(payload.policyId), String(payload.at)];
        const clock = { book: await facts.book(), now: commands.now() };
        let after = String(payload.after);
        for (;;) {
          const page = await facts.casesOfPolicy(policyId, after);
          for (const caseId of page) {
            const key = `${POLICY_DISABLED}:${policyId}:${at}:${caseId}`;
            await run(caseId, key, { type: 'DropPolicy', policyId, at, clock });
          }
          if (page.length === 0) return;
          after = page.at(-1)!;
        }
      },
    };
  };
