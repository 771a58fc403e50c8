import type { JobTask } from '@amends/event-log/write-side-spec';
import type { CompanionRow, NewEvent } from '@amends/event-store/types';
import type { HttpServer } from '@amends/service-kit/http-server';
import { announcementTasks } from './announcements/announcement-jobs.ts';
import { explanationRows } from './announcements/recipients.ts';
import { bulkRowsFor } from './bulk/bulk-rows.ts';
import { bulkTasks } from './bulk/bulk-jobs.ts';
import { bulkUsesFor } from './bulk/bulk-usage.ts';
import type { BulkJobDeps } from './bulk/bulk-work.ts';
import { executionGate } from './execution/execution-jobs.ts';
import { bulkRemedyActs } from './routes/bulk-remedy-acts.ts';
import { type BulkTermsDeps, bulkRemedyTerms } from './routes/bulk-remedy-terms.ts';
import { bulkRemedyViews } from './routes/bulk-remedy-views.ts';

/** What all customers of an incident are given and told: what app.ts wires in. */

export const bulkPartTasks = (
  deps: Omit<BulkJobDeps, 'gate'>,
): Readonly<Record<string, JobTask>> => ({
  ...bulkTasks({ ...deps, gate: executionGate(deps.pool) }),
  ...announcementTasks(deps),
});

export const bulkPartRows = (events: readonly NewEvent[]): readonly CompanionRow[] => [
  ...bulkRowsFor(events),
  ...bulkUsesFor(events),
  ...explanationRows(events),
];

export const addBulk = (app: HttpServer, deps: BulkTermsDeps): void => {
  bulkRemedyTerms(app, deps);
  bulkRemedyActs(app, deps);
  bulkRemedyViews(app, deps);
};
