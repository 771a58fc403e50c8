import type { EventStore } from '@amends/event-store/event-store';
import { executeCommand } from '@amends/event-store/execute-command';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { importJobDecider } from '../domain/import-job.ts';
import { type Asking, contextOf } from '../asking.ts';
import { COMPLETION_WRITER, type ImportJobs, type StoredJob } from './import-jobs.ts';

export const importStream = (jobId: string): string => `import-${jobId}`;

/**
 * Ends the job once every row number announced has come. Several chunks may find that at once:
 * the command id is made from the job, so one of them writes and the others change nothing.
 */
export const completeImport = async (
  deps: { readonly store: EventStore; readonly jobs: ImportJobs },
  asking: Asking,
  job: StoredJob,
): Promise<void> => {
  const { jobId } = job;
  const counts = await deps.jobs.countsOf(jobId);
  if (counts.total < job.expectedRows) return;
  const completedAt = asking.now;
  if (job.dryRun) return deps.jobs.complete(jobId, completedAt, counts);
  const row = { job_id: jobId, completed_at: completedAt, counts };
  await executeCommand(deps.store, {
    streamId: importStream(jobId),
    decider: importJobDecider,
    command: { type: 'CompleteImport', data: { jobId, counts, completedAt } },
    context: contextOf(asking, {
      commandId: uuidv8FromHash('import-completed', jobId),
      correlationId: jobId,
      subject: jobId,
    }),
    companions: (events) => (events.length === 0 ? [] : [{ writer: COMPLETION_WRITER, row }]),
  });
};
