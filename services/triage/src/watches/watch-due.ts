import { laterOf } from '@amends/contracts/instant-order';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import {
  type DefinedWatch,
  type FigureWatch,
  type WatchCommand,
  watchDecider,
} from '../domain/watches/figure-watch.ts';
import { JobLostRace } from '../jobs.ts';
import { type AlertParts, lookAtFigure } from './alert-figure.ts';
import { lastWhole, latestDue } from './watch-schedule.ts';
import { watchStream } from './watch-table.ts';

/** Task name of the timer of a report or an alert, as graphile-worker stores it. */
export const WATCH_DUE = 'triage_figure_watch_due';

/** One timer per watch: a new one takes the place of the last, and none is left of a withdrawn. */
export const watchTimers = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }): JobSpec[] => {
    const { watchId, nextDueAt } = data as { watchId: string; nextDueAt: string };
    const jobKey = `${WATCH_DUE}:${watchId}`;
    switch (type) {
      case 'FigureReportDefined':
      case 'FigureAlertDefined':
      case 'FigureReportDue':
      case 'FigureAlertFired':
      case 'FigureAlertCleared':
      case 'FigureAlertChecked':
      case 'FigureAlertUndecided': {
        const payload = { watchId, dueAt: nextDueAt };
        return [{ task: WATCH_DUE, payload, runAt: nextDueAt, jobKey, maxAttempts: 25 }];
      }
      case 'FigureWatchWithdrawn':
        return [{ task: WATCH_DUE, payload: {}, jobKey, cancels: true }];
      default:
        return [];
    }
  });

/** What is to be decided now that a timer has rung, however late. */
const commandFor = async (
  parts: AlertParts,
  defined: DefinedWatch,
  rangFor: string,
  now: string,
): Promise<WatchCommand> => {
  const { terms } = defined;
  const due = latestDue(terms.schedule, rangFor, now);
  const letterId = uuidv8FromHash('figure-mail', terms.watchId, due.dueAt);
  const rung = { letterId, rangFor };
  if (defined.kind === 'report') {
    const time = lastWhole(defined.terms.schedule, due.dueAt);
    return { type: 'SendReport', ...rung, due: { ...due, ...time } };
  }
  const seen = await lookAtFigure(parts, defined.terms, due.dueAt);
  return { type: 'CheckAlert', ...rung, due, seen };
};

export interface DueParts extends AlertParts {
  readonly read: (watchId: string) => Promise<FigureWatch>;
}

/** Has a report sent, or looks at the figure of an alert: once, however late the timer rings. */
export const watchDueTask =
  (parts: DueParts, commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>): JobTask =>
  async (payload) => {
    const [watchId, rangFor] = [String(payload.watchId), String(payload.dueAt)];
    const { defined, nextDueAt } = await parts.read(watchId);
    if (defined === undefined || nextDueAt !== rangFor) return;
    // Whatever this machine's clock says, the timer is the word that its instant has come.
    const now = laterOf(commands.now(), rangFor);
    const command = await commandFor(parts, defined, rangFor, now);
    const key = `${WATCH_DUE}:${watchId}:${rangFor}`;
    const { outcome } = await commands.executeOn({
      key,
      subject: watchId,
      on: commandOn(watchDecider, watchStream(watchId), command),
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };
