import type { FollowUpRequested } from '@amends/contracts/follow-up';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec } from '@amends/event-store/types';
import type { FollowUpConfig } from './config.ts';
import type { FollowUpCommand, GateVerdict } from './domain/commands.ts';
import type { FollowUpCase, FollowUpEvent, FollowUpRequest } from './domain/follow-up-case.ts';
import { requestOf } from './domain/requests.ts';
import { secondWave } from './request-plan.ts';
import { TimerLostRace } from './timer-lost-race.ts';

/** Task names of follow-up's timers, as graphile-worker stores them. */
export const REQUEST_DUE = 'follow_up_request_due';
export const ANSWER_WINDOW_OVER = 'follow_up_answer_window_over';
export const REMINDER_DUE = 'follow_up_reminder_due';

const reminderOf = ({ caseId, requestId, remindAt }: FollowUpRequested): readonly JobSpec[] =>
  remindAt === undefined
    ? []
    : [
        {
          task: REMINDER_DUE,
          payload: { caseId, requestId },
          runAt: remindAt,
          jobKey: `${REMINDER_DUE}:${requestId}`,
          maxAttempts: 25,
        },
      ];

/**
 * Two timers per request: it opens when due, and it lapses when nobody answered in time. A request
 * that was postponed moves both.
 */
export const jobsFor = (events: readonly FollowUpEvent[]): readonly JobSpec[] =>
  events.flatMap((event) => {
    if (event.type === 'FollowUpRequested') return reminderOf(event.data);
    if (event.type !== 'FollowUpScheduled' && event.type !== 'FollowUpPostponed') return [];
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

/** May the customer of a question that is due be asked? */
export type AskGates = (
  commands: Pick<SystemCommands<FollowUpCommand, FollowUpCase>, 'executeOn' | 'now'>,
  state: FollowUpCase,
  request: FollowUpRequest,
) => Promise<GateVerdict>;

export interface SurveyPorts {
  readonly askGates: AskGates;
  /** Whether the customer wants nothing the way this question goes. */
  readonly hasDeclined: (state: FollowUpCase, requestId: string) => Promise<boolean>;
}

/**
 * The timers' work. The decision looks at the state, so a timer that rings late or twice, or for a
 * request that was answered meanwhile, changes nothing.
 */
export const tasks =
  (config: FollowUpConfig, { askGates, hasDeclined }: SurveyPorts) =>
  (commands: SystemCommands<FollowUpCommand, FollowUpCase>): Readonly<Record<string, JobTask>> => {
    const order = async (key: string, caseId: string, command: FollowUpCommand): Promise<void> => {
      const streamId = `follow-up-${caseId}`;
      const { outcome } = await commands.execute({ key, caseId, streamId, command });
      if (outcome === 'lost_race') throw new TimerLostRace(key);
    };
    return {
      [REQUEST_DUE]: async (payload) => {
        const caseId = String(payload.caseId);
        const requestId = String(payload.requestId);
        const { state } = await commands.read(`follow-up-${caseId}`);
        const request = requestOf(state, requestId);
        // A duplicate's customer is asked with the other case, and uses up nothing here.
        if (request?.status !== 'scheduled' || state.duplicateOf !== undefined) return;
        const verdict = await askGates(commands, state, request);
        const now = commands.now();
        await order(`${REQUEST_DUE}:${requestId}:${request.dueAt}`, caseId, {
          type: 'OpenRequest',
          ...{ requestId, verdict, now, secondWave: secondWave(requestId, now, config) },
          reminderSeconds: config.reminderSeconds,
        });
      },
      [REMINDER_DUE]: async (payload) => {
        const caseId = String(payload.caseId);
        const requestId = String(payload.requestId);
        const { state } = await commands.read(`follow-up-${caseId}`);
        const isDeclined = await hasDeclined(state, requestId);
        await order(`${REMINDER_DUE}:${requestId}`, caseId, {
          type: 'RemindOfRequest',
          ...{ requestId, isDeclined, now: commands.now() },
        });
      },
      [ANSWER_WINDOW_OVER]: async (payload) => {
        const caseId = String(payload.caseId);
        const requestId = String(payload.requestId);
        const now = commands.now();
        await order(`${ANSWER_WINDOW_OVER}:${requestId}`, caseId, {
          type: 'LapseRequest',
          ...{ requestId, now, secondWave: secondWave(requestId, now, config) },
        });
      },
    };
  };
