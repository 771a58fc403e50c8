import type {
  BulkRemedyStarted,
  BulkStageSettled,
  BulkUndoBegun,
} from '@amends/contracts/remedy-bulk';
import type { JobTask } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { BULK_STAGE, type BulkJobDeps, stageJob } from './bulk-work.ts';
import { giveNotices } from './give-notices.ts';
import { PARK_POINTS, parkPoints } from './park-points.ts';
import { runStage } from './run-stage.ts';
import { undoRun } from './undo-run.ts';

/** Task names as graphile-worker stores them. */
export const BULK_NOTICES = 'remedy_bulk_notices';
export const BULK_UNDO = 'remedy_bulk_undo';

const noticesOf = ({ incidentId, runId, stage, noticesAt }: BulkStageSettled): JobSpec => ({
  task: BULK_NOTICES,
  payload: { incidentId, runId, stage },
  runAt: noticesAt,
  jobKey: `${BULK_NOTICES}:${runId}:${stage}`,
  maxAttempts: 25,
});

/** A run goes on by itself, stage after stage, as long as it runs. */
export const bulkJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }): JobSpec[] => {
    switch (type) {
      case 'BulkRemedyStarted':
      case 'BulkRemedyResumed':
        return [stageJob(data as BulkRemedyStarted)];
      case 'BulkStageSettled':
        return [stageJob(data as BulkStageSettled), noticesOf(data as BulkStageSettled)];
      case 'BulkUndoBegun': {
        const { incidentId, runId } = data as BulkUndoBegun;
        const payload = { incidentId, runId };
        return [{ task: BULK_UNDO, payload, jobKey: `${BULK_UNDO}:${runId}`, maxAttempts: 25 }];
      }
      default:
        return [];
    }
  });

export const bulkTasks = (deps: BulkJobDeps): Readonly<Record<string, JobTask>> => {
  const of = ({ incidentId, runId }: Parameters<JobTask>[0]) => ({
    incidentId: String(incidentId),
    runId: String(runId),
  });
  return {
    [BULK_STAGE]: (payload) => runStage(deps, of(payload)),
    [BULK_NOTICES]: (payload) =>
      giveNotices(deps, { ...of(payload), stage: Number(payload.stage) }),
    [BULK_UNDO]: (payload) => undoRun(deps, of(payload)),
    [PARK_POINTS]: parkPoints(deps),
  };
};
