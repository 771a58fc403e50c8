import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec } from '@amends/event-store/types';
import type { FollowUpConfig } from './config.ts';
import type { FollowUpCommand } from './domain/commands.ts';
import type { FollowUpCase, FollowUpEvent } from './domain/follow-up-case.ts';
import { secondWave } from './request-plan.ts';

/** Task names of follow-up's timers, as graphile-worker stores them. */
export const REQUEST_DUE = 'follow_up_request_due';
export const ANSWER_WINDOW_OVER = 'follow_up_answer_window_over';

/** Two timers per request: it opens when due, and it lapses when nobody answered in time. */
export const jobsFor = (events: readonly FollowUpEvent[]): readonly JobSpec[] =>
  events.flatMap((event) => {
    if (event.type !== 'FollowUpScheduled') return [];
    const { caseId, requestId, dueAt, answerBy } = event.data;
    return [
      { task: REQUEST_DUE, runAt: dueAt },
      { task: ANSWER_WINDOW_OVER, runAt: answerBy },
    ].map(({ task, runAt }) => ({
      task,
      payload: { caseId, requestId },
      runAt,
      jobKey: `${task}:${requestId}`,
      maxAttempts: 25,
    }));
  });

/** Thrown when somebody else kept changing the case: the timer runs again. */
export class TimerLostRace extends Error {
  override readonly name = 'TimerLostRace';
  readonly retryable = true;
}

/**
 * The timers' work. The decision looks at the state, so a timer that rings late or twice, or for a
 * request that was answered meanwhile, changes nothing.
 */
export const tasks =
  (config: FollowUpConfig) =>
  (commands: SystemCommands<FollowUpCommand, FollowUpCase>): Readonly<Record<string, JobTask>> => {
    const timer =
      (task: string, order: (requestId: string, now: string) => FollowUpCommand): JobTask =>
      async (payload) => {
        const caseId = String(payload.caseId);
        const requestId = String(payload.requestId);
        const { outcome } = await commands.execute({
          key: `${task}:${requestId}`,
          caseId,
          streamId: `follow-up-${caseId}`,
          command: order(requestId, commands.now()),
        });
        if (outcome === 'lost_race') throw new TimerLostRace(task);
      };
    return {
      [REQUEST_DUE]: timer(REQUEST_DUE, (requestId, now) => ({
        type: 'OpenRequest',
        requestId,
        now,
      })),
      [ANSWER_WINDOW_OVER]: timer(ANSWER_WINDOW_OVER, (requestId, now) => ({
        type: 'LapseRequest',
        requestId,
        now,
        secondWave: secondWave(requestId, now, config),
      })),
    };
  };
