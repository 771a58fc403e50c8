import { isDeepStrictEqual } from 'node:util';
import { IMPORT_KINDS } from '@amends/contracts/imported-story';
import { externalRef, uuid } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf, setIdempotencyLookup } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { importJobDecider } from '../domain/import-job.ts';
import { completeImport, importStream } from '../imports/complete-import.ts';
import { type ImportJob, type ImportJobs, JOB_WRITER, jobRow } from '../imports/import-jobs.ts';
import { importLabels } from '../imports/import-row.ts';
import { isVisibleJob } from '../imports/visible-job.ts';
import type { IntakeServices } from '../intake-services.ts';
import { cardNumberPointers } from '../text/card-data.ts';
import { keyedCommand } from './keyed-command.ts';

const KEEP_DAYS = 30;

const importBody = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  source: externalRef,
  mappingVersion: externalRef,
  expectedRows: z.int().min(0).max(100_000_000),
  dryRun: z.boolean().optional(),
  labels: importLabels.optional(),
});

/**
 * A dry run keeps no answer, so what tells one key used for two requests is the job itself: a real
 * import must never be taken for a dry run, nor a dry run for one, nor another store's for one's
 * own.
 * @throws Problem 422 idempotency_key_reused
 */
const refuseOtherJob = async (
  jobs: Pick<ImportJobs, 'find'>,
  principal: Principal,
  job: ImportJob,
): Promise<void> => {
  const known = await jobs.find(job.jobId);
  if (known === undefined) return;
  const { status: _status, completedAt: _at, counts: _counts, ...asked } = known;
  const isSame = isDeepStrictEqual({ ...asked, stores: job.stores }, job);
  if (!isSame || !isVisibleJob(known, principal)) throw new Problem('idempotency_key_reused');
};

/**
 * POST /v1/imports: makes the job that chunks are sent to. The job id comes from the client's key,
 * so a retry, of a dry run too, finds the same job.
 */
export const addStartImport = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/imports',
    config: { auth: { scopes: ['intake:import'] } },
    schema: {
      summary: 'Start an import',
      tags: ['imports'],
      body: importBody,
      response: {
        202: z.object({ id: uuid, position: z.string().optional() }),
        ...problemResponses(400, 401, 403, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { labels = {}, dryRun = false, ...rest } = request.body;
      if (cardNumberPointers(labels, new Set()).length > 0) {
        throw new Problem('card_data_not_accepted');
      }
      const asking = askingOf(request, services.clock());
      const jobId = uuidv8FromHash('import job', idempotencyOf(request).commandId);
      const principal = principalOf(request);
      const { clientId } = principal;
      const stores = principal.stores === '*' ? null : [...principal.stores];
      const job: ImportJob = { jobId, clientId, stores, ...rest, dryRun, labels };
      await refuseOtherJob(services.jobs, principal, job);
      const location = `${app.publicPrefix}/v1/jobs/${jobId}`;
      const complete = async (): Promise<void> => {
        const stored = await services.jobs.find(jobId);
        if (stored?.status === 'queued' && job.expectedRows === 0) {
          await completeImport(services, asking, stored);
        }
      };
      if (dryRun) {
        await services.jobs.create(job);
        await refuseOtherJob(services.jobs, principal, job);
        await complete();
        setIdempotencyLookup(reply, 'miss').header('location', location);
        return reply.status(202).send({ id: jobId });
      }
      const { kind, source, mappingVersion, expectedRows } = job;
      const about = { correlationId: jobId, subject: jobId };
      const kept = { body: { id: jobId }, status: 202, keepDays: KEEP_DAYS } as const;
      const outcome = await executeCommand(services.store, {
        streamId: importStream(jobId),
        decider: importJobDecider,
        command: {
          type: 'StartImport',
          data: { jobId, kind, source, mappingVersion, expectedRows, startedAt: asking.now },
        },
        ...keyedCommand(request, asking, about, kept),
        companions: () => [{ writer: JOB_WRITER, row: jobRow(job) }],
      });
      if (outcome.outcome === 'done') await complete();
      return answerCommand(reply, outcome, location);
    },
  });
};
