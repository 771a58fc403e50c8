import type { JobSpec } from '@amends/event-store/types';
import type { TriageEvent } from './domain/triage-case.ts';

/** Task names of triage's timers, as graphile-worker stores them. */
export const TARGET_DUE = 'triage_target_due';

/** One timer per target: at its due instant the target is looked at once. */
export const jobsFor = (events: readonly TriageEvent[]): readonly JobSpec[] =>
  events.flatMap((event) =>
    event.type !== 'TargetsSet'
      ? []
      : event.data.targets.map(({ metric, dueAt }) => ({
          task: TARGET_DUE,
          payload: { caseId: event.data.caseId, metric, dueAt },
          runAt: dueAt,
          jobKey: `${TARGET_DUE}:${event.data.caseId}:${metric}:${dueAt}`,
          maxAttempts: 25,
        })),
  );
