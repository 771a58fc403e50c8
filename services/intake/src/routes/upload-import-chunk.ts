import { uuid } from '@amends/contracts/primitives';
import { batchBodyBytes } from '@amends/service-kit/http-limits';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { completeImport } from '../imports/complete-import.ts';
import { importChunk } from '../imports/import-chunk.ts';
import { importedPurchase, importPurchases } from '../imports/import-purchases.ts';
import { importRow } from '../imports/import-row.ts';
import { visibleJob } from '../imports/visible-job.ts';
import type { IntakeServices } from '../intake-services.ts';
import { describedItem } from './described-item.ts';
import { jobItem, jobItemOf } from './job-item.ts';

const ROWS_MAX = 500;

/** By the kind of the job: cases, or purchases. */
const anyRow = z.union([importRow, importedPurchase]);

/**
 * POST /v1/imports/{jobId}/chunks/{n}: up to 500 rows, in any order, each chunk repeatable; job and
 * row number stand for an idempotency key. Answers when the rows are stored, with their results.
 */
export const addUploadImportChunk = (app: HttpServer, services: IntakeServices): void => {
  const deps = { ...services, isKnownStore: services.stores.isKnown };
  app.route({
    method: 'POST',
    url: '/v1/imports/:jobId/chunks/:chunk',
    bodyLimit: batchBodyBytes,
    config: { auth: { scopes: ['intake:import'] }, quota: 'ingest' },
    schema: {
      summary: 'Send rows of an import',
      tags: ['imports'],
      params: z.strictObject({ jobId: uuid, chunk: z.string().regex(/^[1-9][0-9]{0,6}$/) }),
      body: z.strictObject({ rows: z.array(describedItem(anyRow)).min(1).max(ROWS_MAX) }),
      response: {
        200: z.object({ jobId: uuid, chunk: z.int(), items: z.array(jobItem) }),
        ...problemResponses(400, 401, 403, 404, 413, 422, 503),
      },
    },
    handler: async (request) => {
      const { jobId } = request.params;
      const chunk = Number(request.params.chunk);
      const principal = principalOf(request);
      const job = await visibleJob(services.jobs, principal, jobId);
      const asking = askingOf(request, services.clock());
      const { rows } = request.body;
      const results =
        job.kind === 'purchases'
          ? await importPurchases(services, asking, principal, job, rows)
          : await importChunk(deps, asking, principal, job, rows);
      if (job.status !== 'completed' && (await services.jobs.noteChunk(job, chunk, rows.length))) {
        await completeImport(services, asking, job);
      }
      return { jobId, chunk, items: results.map(jobItemOf) };
    },
  });
};
