import { sha256Hex } from '@amends/contracts/primitives';
import { BULK_LINKS, bulkToken } from '@amends/contracts/remedy-bulk';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import {
  audienceOf,
  authorityFacts,
  type BulkRouteDeps,
  bulkWriting,
  grantedUntil,
  incidentParams,
  runAnswer,
  runOnBudget,
  runParams,
  termsHashOf,
  visibleIncident,
  visibleRun,
} from './bulk-request.ts';
import { givenMoney } from './vouchers.ts';

export interface BulkTermsDeps extends BulkRouteDeps {
  /** A loyalty scheme is there that credits points. */
  readonly hasScheme: boolean;
}

const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;

const draftBody = z
  .strictObject({
    token: z.strictObject({ ...bulkToken.shape, amount: givenMoney.optional() }),
    /** Whose cases: opened for the incident, there before it, attached by a person. */
    links: z
      .array(z.enum(BULK_LINKS))
      .min(1)
      .max(BULK_LINKS.length)
      .refine(unique, { message: 'each comes once' })
      .default([...BULK_LINKS]),
    cap: givenMoney.optional(),
    noticeDelayMinutes: z.int().min(0).max(10_080).default(10),
  })
  .refine(
    ({ token, cap }) =>
      token.kind === 'message'
        ? token.amount === undefined && cap === undefined
        : token.amount !== undefined && cap !== undefined,
    { message: 'a voucher and points have an amount and a cap, words neither', path: ['token'] },
  );

const draft = (app: HttpServer, deps: BulkTermsDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: {
        summary: 'Draft the same remedy for every customer of an incident',
        tags: ['bulk remedies'],
        params: incidentParams,
        body: draftBody,
        response: { 201: runAnswer, ...bulkWriting },
      },
    },
    async (request, reply) => {
      const { incidentId } = request.params;
      const { storeId } = await visibleIncident(deps, request, incidentId);
      const runId = idempotencyOf(request).commandId;
      const { token, links, cap, noticeDelayMinutes } = request.body;
      const { kind, amount } = token;
      if (kind === 'points' && !deps.hasScheme) throw new Problem('points_unavailable');
      const by = principalOf(request).subject;
      const outcome = await runOnBudget(deps, request, { incidentId, runId }, async () => ({
        command: (now) => ({
          type: 'DraftRun',
          ...{ runId, now },
          data: {
            ...{ incidentId, storeId, runId, links, noticeDelayMinutes, by, draftedAt: now },
            token: amount === undefined ? { kind } : { kind, amount },
            ...(cap === undefined ? {} : { cap }),
          },
        }),
        status: () => 'draft',
        code: 201,
        isNew: true,
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const dryRun = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/dry-runs',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: {
        summary: 'Work out whom the run would reach, whom not and why, and what it would cost',
        tags: ['bulk remedies'],
        params: runParams,
        body: z.strictObject({}),
        response: { 200: runAnswer, ...bulkWriting },
      },
    },
    async (request, reply) => {
      const { incidentId, runId } = request.params;
      const by = principalOf(request).subject;
      const outcome = await runOnBudget(deps, request, request.params, async () => {
        const { run } = await visibleRun(deps, request, request.params);
        const found = await audienceOf(deps, request, incidentId, run);
        const { openCases, excluded, ...audience } = found;
        const termsHash = termsHashOf(incidentId, run, audience);
        return {
          command: (now) => ({
            type: 'MakeDryRun',
            ...{ runId, audience, openCases, excluded, termsHash, by, now },
          }),
          status: () => 'ready',
        };
      });
      return answerCommand(reply, outcome);
    },
  );
};

const cap = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/caps',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: {
        summary: 'Set what the run may cost at most; what was approved before is void',
        tags: ['bulk remedies'],
        params: runParams,
        body: z.strictObject({ cap: givenMoney }),
        response: { 200: runAnswer, ...bulkWriting },
      },
    },
    async (request, reply) => {
      const { incidentId, runId } = request.params;
      const { cap: next } = request.body;
      const by = principalOf(request).subject;
      const outcome = await runOnBudget(deps, request, request.params, async () => {
        const { run } = await visibleRun(deps, request, request.params);
        const { dryRun: shown } = run;
        const termsHash =
          shown === undefined ? undefined : termsHashOf(incidentId, { ...run, cap: next }, shown);
        return {
          command: (now) => ({ type: 'SetCap', ...{ runId, cap: next, termsHash, by, now } }),
          status: () => run.status,
        };
      });
      return answerCommand(reply, outcome);
    },
  );
};

const approve = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/approvals',
    {
      config: { auth: { scopes: ['remedy:approve'], personOnly: true } },
      schema: {
        summary: 'Approve what somebody else wants to start, on exactly these terms',
        tags: ['bulk remedies'],
        params: runParams,
        body: z.strictObject({ termsHash: sha256Hex }),
        response: { 200: runAnswer, ...bulkWriting },
      },
    },
    async (request, reply) => {
      const { incidentId, runId } = request.params;
      const { termsHash } = request.body;
      const outcome = await runOnBudget(deps, request, request.params, async () => {
        const { run } = await visibleRun(deps, request, request.params);
        const facts = await authorityFacts(deps, request, incidentId, run);
        return {
          command: (now) => ({
            type: 'ApproveRun',
            ...{ runId, termsHash, facts, validUntil: grantedUntil(now), now },
          }),
          status: () => run.status,
        };
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** What a run gives, to whom, for how much at most, and who grants it. */
export const bulkRemedyTerms = (app: HttpServer, deps: BulkTermsDeps): void => {
  draft(app, deps);
  dryRun(app, deps);
  cap(app, deps);
  approve(app, deps);
};
