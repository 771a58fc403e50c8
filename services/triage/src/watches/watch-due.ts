import { laterOf } from '@amends/contracts/instant-order';
import type { FigureReportDefined, FigureReportDue } from '@amends/contracts/triage-figure-watches';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { type FigureWatch, watchDecider } from '../domain/watches/figure-watch.ts';
import { JobLostRace } from '../jobs.ts';
import { dueTime } from './watch-schedule.ts';
import { watchStream } from './watch-table.ts';

/** Task name of the timer of a report, as graphile-worker stores it. */
export const WATCH_DUE = 'triage_figure_watch_due';

/** One timer per watch: a new one takes the place of the last, and none is left of a withdrawn. */
export const watchTimers = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }): JobSpec[] => {
    const { watchId, nextDueAt } = data as FigureReportDefined | FigureReportDue;
    const jobKey = `${WATCH_DUE}:${watchId}`;
    switch (type) {
      case 'FigureReportDefined':
      case 'FigureReportDue': {
        const payload = { watchId, dueAt: nextDueAt };
        return [{ task: WATCH_DUE, payload, runAt: nextDueAt, jobKey, maxAttempts: 25 }];
      }
      case 'FigureWatchWithdrawn':
        return [{ task: WATCH_DUE, payload: {}, jobKey, cancels: true }];
      default:
        return [];
    }
  });

/** Has the figures of the time that is over sent, once, however late the timer rings. */
export const watchDueTask =
  (
    read: (watchId: string) => Promise<FigureWatch>,
    commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>,
  ): JobTask =>
  async (payload) => {
    const [watchId, rangFor] = [String(payload.watchId), String(payload.dueAt)];
    const { defined } = await read(watchId);
    if (defined === undefined) return;
    // Whatever this machine's clock says, the timer is the word that its instant has come.
    const due = dueTime(defined.schedule, rangFor, laterOf(commands.now(), rangFor));
    const letterId = uuidv8FromHash('figure-mail', watchId, due.dueAt);
    const key = `${WATCH_DUE}:${watchId}:${rangFor}`;
    const command = { type: 'SendReport', letterId, rangFor, due } as const;
    const { outcome } = await commands.executeOn({
      key,
      subject: watchId,
      on: commandOn(watchDecider, watchStream(watchId), command),
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };
