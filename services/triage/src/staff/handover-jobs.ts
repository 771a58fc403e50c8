import { laterOf } from '@amends/contracts/instant-order';
import type { HandoverOffered, HandoverReminded } from '@amends/contracts/triage-staff';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { TriageCommand } from '../domain/commands.ts';
import type { TriageCase } from '../domain/triage-case.ts';
import { JobLostRace } from '../jobs.ts';

/** Task name of the timer of a handover that nobody answers, as graphile-worker stores it. */
export const HANDOVER_UNANSWERED = 'triage_handover_unanswered';

type Next = Pick<HandoverOffered, 'caseId' | 'handoverId'>;

const timer = (
  { caseId, handoverId }: Next,
  step: 'remind' | 'lapse',
  runAt: string | undefined,
): JobSpec[] =>
  runAt === undefined
    ? []
    : [
        {
          task: HANDOVER_UNANSWERED,
          payload: { caseId, handoverId, step, runAt },
          runAt,
          // One handover of a case waits at a time: the next one's timer takes the place.
          jobKey: `${HANDOVER_UNANSWERED}:${caseId}`,
          maxAttempts: 25,
        },
      ];

/** First the reminder, then the end; an answer leaves nothing to ring. */
export const handoverTimers = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }): readonly JobSpec[] => {
    switch (type) {
      case 'HandoverOffered': {
        const offered = data as HandoverOffered;
        return timer(offered, 'remind', offered.remindAt);
      }
      case 'HandoverReminded': {
        const reminded = data as HandoverReminded;
        return timer(reminded, 'lapse', reminded.answerBy);
      }
      case 'HandoverAccepted':
      case 'HandoverDeclined': {
        const jobKey = `${HANDOVER_UNANSWERED}:${(data as Next).caseId}`;
        return [{ task: HANDOVER_UNANSWERED, payload: {}, jobKey, cancels: true }];
      }
      default:
        return [];
    }
  });

/** Reminds, and then ends what nobody answered; one that is over by then is left alone. */
export const handoverTask =
  (commands: Pick<SystemCommands<TriageCommand, TriageCase>, 'execute' | 'now'>): JobTask =>
  async (payload) => {
    const caseId = String(payload.caseId);
    const handoverId = String(payload.handoverId);
    // Whatever this machine's clock says, the timer is the word that its instant has come.
    const now = laterOf(commands.now(), String(payload.runAt));
    const type = payload.step === 'remind' ? 'RemindOfHandover' : 'LapseHandover';
    const key = `${HANDOVER_UNANSWERED}:${handoverId}:${type}`;
    const { outcome } = await commands.execute({
      key,
      caseId,
      streamId: `triage-${caseId}`,
      command: { type, handoverId, now },
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };
