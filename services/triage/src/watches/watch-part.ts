import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { HttpServer } from '@amends/service-kit/http-server';
import { figureAlerts } from '../routes/figure-alerts.ts';
import { figureReports } from '../routes/figure-reports.ts';
import type { WatchDeps } from '../routes/figure-watches.ts';
import { WATCH_DUE, watchDueTask, watchTimers } from './watch-due.ts';
import { figureMailJobs, figureMailTask, type MailParts, SEND_FIGURES } from './watch-mails.ts';

/** Timers and mails that just-decided events of watches cause. */
export const watchJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] => [
  ...watchTimers(events),
  ...figureMailJobs(events),
];

export const watchTasks = (
  parts: MailParts,
  commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>,
): Readonly<Record<string, JobTask>> => ({
  [WATCH_DUE]: watchDueTask(parts, commands),
  [SEND_FIGURES]: figureMailTask(parts, commands),
});

/** Figures that somebody is told of by mail. */
export const addWatchRoutes = (app: HttpServer, deps: WatchDeps): void => {
  figureReports(app, deps);
  figureAlerts(app, deps);
};
