import { IMPORT_KINDS } from '@amends/contracts/imported-story';
import { externalRef, instant, uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { principalOf } from '@amends/service-kit/principal';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { importLabels } from '../imports/import-row.ts';
import { visibleJob } from '../imports/visible-job.ts';
import type { IntakeServices } from '../intake-services.ts';

const jobAnswer = z.object({
  id: uuid,
  status: z.enum(['queued', 'working', 'completed']),
  kind: z.enum(IMPORT_KINDS),
  source: externalRef,
  mappingVersion: externalRef,
  expectedRows: z.int(),
  dryRun: z.boolean(),
  labels: importLabels,
  counts: z.object({
    total: z.int(),
    accepted: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
    flagged: z.int(),
  }),
  completedAt: instant.nullable(),
  items: z.object({ href: z.string() }),
});

/** GET /v1/jobs/{jobId}: how far an import is, and what became of its rows. */
export const addGetJob = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/jobs/:jobId',
    config: { auth: { scopes: ['intake:import', 'operations:read'] } },
    schema: {
      summary: 'Read a job',
      tags: ['imports'],
      params: z.strictObject({ jobId: uuid }),
      response: { 200: jobAnswer, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const job = await visibleJob(services.jobs, principal, request.params.jobId);
      const { jobId, clientId: _owner, stores: _stores, ...rest } = job;
      const href = `${app.publicPrefix}/v1/jobs/${jobId}/items`;
      return { id: jobId, ...rest, items: { href } };
    },
  });
};
