import { DATA_CLASSES, RetentionRunCompletedV1 } from '@amends/contracts/intake-retention';
import { instant, uuid } from '@amends/contracts/primitives';
import { fold } from '@amends/decider/decider';
import { executeCommand } from '@amends/event-store/execute-command';
import { foldable } from '@amends/event-store/foldable-event';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { type RetentionEvent, retentionDecider } from '../domain/retention.ts';
import type { IntakeServices } from '../intake-services.ts';
import { jobsFor } from '../jobs.ts';
import { countDue } from '../retention/due-data.ts';
import { olderThanOf } from '../retention/retention-ages.ts';
import { keyedCommand } from './keyed-command.ts';

const READ_SCOPES = ['personal-data:erase', 'operations:read'];

const { classes, completedAt } = RetentionRunCompletedV1.shape;

const runAnswer = z.object({
  id: uuid,
  status: z.enum(['requested', 'completed']),
  requestedAt: instant,
  completedAt: completedAt.nullable(),
  classes,
});

const report = z.object({
  asOf: instant,
  classes: z.array(
    z.object({
      dataClass: z.enum(DATA_CLASSES),
      /** Null: each delivery carries the end of its time. */
      ageDays: z.int().nullable(),
      olderThan: instant,
      due: z.int(),
      held: z.int(),
    }),
  ),
});

const refuseSingleStores = (request: FastifyRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

/** POST /v1/retention-runs: deletes what is past its age now; once a day it happens by itself. */
const addRunRetention = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/retention-runs',
    config: { auth: { scopes: ['personal-data:erase'] } },
    schema: {
      summary: 'Delete what is past its age now',
      tags: ['personal data'],
      body: z.strictObject({}),
      response: {
        202: z.object({ id: uuid, position: z.string() }),
        ...problemResponses(400, 401, 403, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      // From the key, so that a repeated request names the same run.
      const runId = idempotencyOf(request).commandId;
      const asking = askingOf(request, services.clock());
      const outcome = await executeCommand(services.store, {
        streamId: `retention-${runId}`,
        decider: retentionDecider,
        command: {
          type: 'RequestRetentionRun',
          data: { runId, requestedBy: 'person', requestedAt: asking.now },
        },
        ...keyedCommand(
          request,
          asking,
          { correlationId: runId, subject: runId },
          { body: { id: runId }, status: 202 },
        ),
        jobs: jobsFor,
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/retention-runs/${runId}`);
    },
  });
};

/** GET /v1/retention-runs/{runId}: how much of each class went, and what holds kept. */
const addGetRetentionRun = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/retention-runs/:runId',
    config: { auth: { scopes: READ_SCOPES } },
    schema: {
      summary: 'Read what a retention run deleted',
      tags: ['personal data'],
      params: z.strictObject({ runId: uuid }),
      response: { 200: runAnswer, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request) => {
      refuseSingleStores(request);
      const { runId } = request.params;
      const { events } = await services.store.load(`retention-${runId}`);
      const run = fold(retentionDecider, events.map(foldable<RetentionEvent>));
      if (run.status === 'none' || run.requested === undefined) throw new Problem('not_found');
      return {
        id: runId,
        status: run.status,
        requestedAt: run.requested.requestedAt,
        completedAt: run.completed?.completedAt ?? null,
        classes: run.completed?.classes ?? [],
      };
    },
  });
};

/** GET /v1/retention-report: what a run would delete now, and what holds would keep. */
const addGetRetentionReport = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/retention-report',
    config: { auth: { scopes: READ_SCOPES } },
    schema: {
      summary: 'Count what is past its age',
      tags: ['personal data'],
      response: { 200: report, ...problemResponses(401, 403, 503) },
    },
    handler: async (request) => {
      refuseSingleStores(request);
      const asOf = services.clock().toISOString();
      const { ages, pool } = services.retention;
      const counted: z.infer<typeof report>['classes'] = [];
      for (const dataClass of DATA_CLASSES) {
        const olderThan = olderThanOf(ages, dataClass, asOf);
        const counts = await countDue(pool, dataClass, olderThan);
        const ageDays = dataClass === 'vendor_deliveries' ? null : ages[dataClass];
        counted.push({ dataClass, ageDays, olderThan, ...counts });
      }
      return { asOf, classes: counted };
    },
  });
};

/** Retention per class of data. */
export const addRetentionRoutes = (app: HttpServer, services: IntakeServices): void => {
  addRunRetention(app, services);
  addGetRetentionRun(app, services);
  addGetRetentionReport(app, services);
};
