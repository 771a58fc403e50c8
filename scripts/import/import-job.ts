import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from '@amends/client/api-problem';
import type { GetAnswer, TypedClient } from '@amends/client/typed-client';
import { CommandError } from '../terminal/command-error.ts';
import type { Mapping } from './mapping.ts';
import type { Survey } from './survey-file.ts';

export type Job = GetAnswer<'/intake/v1/jobs/{jobId}'>;

export interface JobRequest {
  readonly mapping: Mapping;
  readonly source: string;
  readonly survey: Survey;
  readonly dryRun: boolean;
}

/** How this command shapes a job. A release that changes it must not meet its own older jobs. */
const KEY_FORM = 1;
const POLL_MS = 300;
const QUIET_MS_MAX = 60_000;

export const readJob = async (client: TypedClient, jobId: string): Promise<Job> =>
  (await client.get('/intake/v1/jobs/{jobId}', { path: { jobId } })).body;

const keyOf = ({ mapping, source, survey }: JobRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([KEY_FORM, survey.sha256, source, mapping]))
    .digest('hex')
    .slice(0, 40);

const bodyOf = ({ mapping, source, survey, dryRun }: JobRequest) => ({
  kind: mapping.kind,
  source,
  mappingVersion: mapping.version,
  expectedRows: survey.rows,
  dryRun,
  labels: survey.labels,
});

const create = async (client: TypedClient, request: JobRequest, key: string): Promise<Job> => {
  const call = { body: bodyOf(request), idempotencyKey: key };
  const { body } = await client.post('/intake/v1/imports', call);
  return readJob(client, body.id);
};

/** Whether the answer to this key is not kept any more: its job was long ago. */
const isForgotten = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'command_already_done';

/**
 * The job to send rows to. The key is made from the file and its mapping, so a run that was
 * interrupted is taken up; when that job is complete, a further run gets a job of its own (in
 * which every row that is there already is a duplicate). A dry run is always new.
 */
export const openJob = async (
  client: TypedClient,
  request: JobRequest,
): Promise<{ readonly job: Job; readonly earlier: Job | undefined }> => {
  if (request.dryRun) {
    return { job: await create(client, request, `dry-${randomUUID()}`), earlier: undefined };
  }
  const key = keyOf(request);
  let earlier: Job | undefined;
  for (let run = 1; ; run += 1) {
    try {
      const job = await create(
        client,
        request,
        run === 1 ? `import-${key}` : `import-${key}-${run}`,
      );
      if (job.status !== 'completed' || request.survey.rows === 0) return { job, earlier };
      earlier = job;
    } catch (error) {
      if (!isForgotten(error)) throw error;
    }
  }
};

/**
 * Waits until the job says it is completed.
 * @throws CommandError when it makes no progress for a minute
 */
export const awaitJob = async (client: TypedClient, jobId: string): Promise<Job> => {
  let total = -1;
  let changedAtMs = performance.now();
  for (;;) {
    const job = await readJob(client, jobId);
    if (job.status === 'completed') return job;
    if (job.counts.total !== total) {
      total = job.counts.total;
      changedAtMs = performance.now();
    }
    if (performance.now() - changedAtMs > QUIET_MS_MAX) {
      throw new CommandError(
        `job ${jobId} stands at ${total} rows: run the same command again, it goes on from there`,
      );
    }
    await sleep(POLL_MS);
  }
};
