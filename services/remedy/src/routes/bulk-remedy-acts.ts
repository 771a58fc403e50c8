import { sha256Hex } from '@amends/contracts/primitives';
import { BulkRemedyCancelledV1, BulkUndoBegunV1 } from '@amends/contracts/remedy-bulk';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { BudgetEvent, BulkRun } from '../domain/bulk/budget.ts';
import {
  audienceOf,
  authorityFacts,
  type BulkRouteDeps,
  bulkWriting,
  runAnswer,
  runOnBudget,
  runParams,
  visibleRun,
} from './bulk-request.ts';

const none = z.strictObject({});
const schemaOf = <Body extends z.ZodType>(summary: string, body: Body) => ({
  summary,
  tags: ['bulk remedies'],
  params: runParams,
  body,
  response: { 202: runAnswer, ...bulkWriting },
});

/** Without the authority for it nothing is begun: another person is asked. */
const runningOr =
  (before: BulkRun['status']) =>
  (events: readonly BudgetEvent[]): BulkRun['status'] => {
    const isBegun = events.some(
      ({ type }) => type === 'BulkRemedyStarted' || type === 'BulkRemedyResumed',
    );
    return isBegun ? 'running' : before;
  };

const start = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/starts',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: schemaOf(
        'Start what the dry run showed; above your authority another person is asked first',
        z.strictObject({ termsHash: sha256Hex }),
      ),
    },
    async (request, reply) => {
      const { incidentId, runId } = request.params;
      const { termsHash } = request.body;
      const outcome = await runOnBudget(deps, request, request.params, async () => {
        const { run } = await visibleRun(deps, request, request.params);
        const found = await audienceOf(deps, request, incidentId, run);
        const { openCases: _cases, excluded: _excluded, ...audience } = found;
        const facts = await authorityFacts(deps, request, incidentId, run);
        return {
          command: (now) => ({ type: 'StartRun', ...{ runId, termsHash, audience, facts, now } }),
          status: runningOr(run.status),
          code: 202,
        };
      });
      return answerCommand(reply, outcome);
    },
  );
};

const hold = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/pauses',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: schemaOf('Begin no further stage for now', none),
    },
    async (request, reply) => {
      const { runId } = request.params;
      const by = principalOf(request).subject;
      const outcome = await runOnBudget(deps, request, request.params, async () => ({
        command: (now) => ({ type: 'PauseRun', ...{ runId, by, now } }),
        status: () => 'paused',
        code: 202,
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/resumptions',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: schemaOf('Go on with whoever has nothing yet', none),
    },
    async (request, reply) => {
      const { incidentId, runId } = request.params;
      const outcome = await runOnBudget(deps, request, request.params, async () => {
        const { run } = await visibleRun(deps, request, request.params);
        const facts = await authorityFacts(deps, request, incidentId, run);
        return {
          command: (now) => ({ type: 'ResumeRun', ...{ runId, facts, now } }),
          status: runningOr(run.status),
          code: 202,
        };
      });
      return answerCommand(reply, outcome);
    },
  );
};

const end = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/cancellations',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: schemaOf(
        'Give nobody anything any more; what was given stays',
        z.strictObject({ reason: BulkRemedyCancelledV1.shape.reason }),
      ),
    },
    async (request, reply) => {
      const { runId } = request.params;
      const { reason } = request.body;
      const by = principalOf(request).subject;
      const outcome = await runOnBudget(deps, request, request.params, async () => ({
        command: (now) => ({ type: 'CancelRun', ...{ runId, reason, by, now } }),
        status: () => 'cancelled',
        code: 202,
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/undoings',
    {
      config: { auth: { scopes: ['remedy:approve'], personOnly: true } },
      schema: schemaOf(
        'Take back what a mistaken run gave, as far as it was not spent; its notices stop',
        z.strictObject({ reason: BulkUndoBegunV1.shape.reason }),
      ),
    },
    async (request, reply) => {
      const { runId } = request.params;
      const { reason } = request.body;
      const by = principalOf(request).subject;
      const outcome = await runOnBudget(deps, request, request.params, async () => ({
        command: (now) => ({ type: 'BeginUndo', ...{ runId, reason, by, now } }),
        status: () => 'undoing',
        code: 202,
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** Starting, holding and ending a run. */
export const bulkRemedyActs = (app: HttpServer, deps: BulkRouteDeps): void => {
  start(app, deps);
  hold(app, deps);
  end(app, deps);
};
