import { fold } from '@amends/decider/decider';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { type ImportEvent, importJobDecider } from '../domain/import-job.ts';
import { type Asking, contextOf } from '../intake-store.ts';
import type { ImportDeps } from './import-chunk.ts';
import { COMPLETION_WRITER, type StoredJob } from './import-jobs.ts';

export const importStream = (jobId: string): string => `import-${jobId}`;

/**
 * Ends the job once every row number announced has come. Several chunks may find that at once:
 * the command id is made from the job, so one of them writes and the others change nothing.
 */
export const completeImport = async (
  deps: Pick<ImportDeps, 'store' | 'jobs'>,
  asking: Asking,
  job: StoredJob,
): Promise<void> => {
  const { jobId } = job;
  const counts = await deps.jobs.countsOf(jobId);
  if (counts.total < job.expectedRows) return;
  if (job.dryRun) return deps.jobs.complete(jobId, asking.now, counts);
  const stream = await deps.store.load(importStream(jobId));
  const state = fold(importJobDecider, stream.events as unknown as ImportEvent[]);
  const data = { jobId, counts, completedAt: asking.now };
  const decision = importJobDecider.decide({ type: 'CompleteImport', data }, state);
  if (!decision.accepted || decision.events.length === 0) return;
  await deps.store.append({
    streamId: importStream(jobId),
    expectedVersion: stream.version,
    previousHash: stream.lastHash,
    events: decision.events,
    context: contextOf(asking, {
      commandId: uuidv8FromHash('import-completed', jobId),
      correlationId: jobId,
      subject: jobId,
    }),
    companions: [
      { writer: COMPLETION_WRITER, row: { job_id: jobId, completed_at: asking.now, counts } },
    ],
  });
};
