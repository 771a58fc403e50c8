import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec } from '@amends/event-store/types';
import type { TargetMetric } from '@amends/contracts/vocabulary';
import type { TriageCommand } from './domain/commands.ts';
import type { TriageCase, TriageEvent } from './domain/triage-case.ts';

/** Task name of triage's timers, as graphile-worker stores it. */
export const TARGET_DUE = 'triage_target_due';

const keyOf = (caseId: string, metric: string, dueAt: string): string =>
  `${TARGET_DUE}:${caseId}:${metric}:${dueAt}`;

/** One timer per target: at its due instant the target is looked at once. */
export const jobsFor = (events: readonly TriageEvent[]): readonly JobSpec[] =>
  events.flatMap((event) =>
    event.type !== 'TargetsSet'
      ? []
      : event.data.targets.map(({ metric, dueAt }) => ({
          task: TARGET_DUE,
          payload: { caseId: event.data.caseId, metric, dueAt },
          runAt: dueAt,
          jobKey: keyOf(event.data.caseId, metric, dueAt),
          maxAttempts: 25,
        })),
  );

/** Thrown when somebody else kept changing the case: the timer runs again. */
export class TimerLostRace extends Error {
  override readonly name = 'TimerLostRace';
  readonly retryable = true;
}

/** The timer's work: a target that nothing has met by now was missed. */
export const tasks = (
  commands: SystemCommands<TriageCommand, TriageCase>,
): Readonly<Record<string, JobTask>> => ({
  [TARGET_DUE]: async (payload) => {
    const caseId = String(payload.caseId);
    const metric = payload.metric as TargetMetric;
    const dueAt = String(payload.dueAt);
    const { outcome } = await commands.execute({
      key: keyOf(caseId, metric, dueAt),
      caseId,
      streamId: `triage-${caseId}`,
      command: { type: 'MissTarget', metric, dueAt, now: commands.now() },
    });
    if (outcome === 'lost_race') throw new TimerLostRace(TARGET_DUE);
  },
});
