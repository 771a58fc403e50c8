import { uuid } from '@amends/contracts/primitives';
import { ABUSE_REASONS, type AbuseEvidence } from '@amends/contracts/triage-abuse';
import { caseParams } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { flagStream } from '../abuse/abuse-reactions.ts';
import { flagById, flagsOfCustomer, readAbusePolicy } from '../abuse/abuse-tables.ts';
import { flagView, viewOf } from '../abuse/flag-view.ts';
import { type AbuseFlagCommand, abuseFlagDecider } from '../domain/abuse/abuse-flags.ts';
import type { TriageCase } from '../domain/triage-case.ts';
import type { StreamCommands } from '../stream-command.ts';
import type { TriageCommands } from '../triage-commands.ts';

/** How long a flag holds that a person sets before there is a policy. */
const FLAG_DAYS = 90;
const DAY_MS = 86_400_000;

const commandAnswer = z.object({ id: uuid, position: z.string() });
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);

const customerOf = ({ customerId }: TriageCase): string => {
  if (customerId === undefined) throw new Problem('customer_unknown');
  return customerId;
};

interface Deps {
  readonly cases: TriageCommands;
  readonly streams: StreamCommands;
  readonly pool: Pool;
}

const expiry = async ({ pool }: Deps, days: number | undefined, now: string): Promise<string> => {
  const held = days ?? (await readAbusePolicy(pool))?.flagDays ?? FLAG_DAYS;
  return new Date(Date.parse(now) + held * DAY_MS).toISOString();
};

/** Staff set a flag by hand, on a case of theirs, with a reason and for a while. */
const addSetting = (app: HttpServer, deps: Deps): void => {
  app.post(
    '/v1/cases/:id/abuse-flags',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: "Have a person look at the customer's compensation from now on",
        tags: ['abuse'],
        params: caseParams,
        body: z.strictObject({
          reason: z.enum(ABUSE_REASONS),
          days: z.int().min(1).max(730).optional(),
        }),
        response: { 201: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const caseId = request.params.id;
      const { state } = await deps.cases.read(request, caseId);
      const customerId = customerOf(state);
      // From the key, so that a repeated request names the same flag.
      const flagId = idempotencyOf(request).commandId;
      const { reason, days } = request.body;
      const raisedAt = deps.streams.clock().toISOString();
      const expiresAt = await expiry(deps, days, raisedAt);
      const at = state.prioritised?.reportedAt ?? raisedAt;
      const evidence: AbuseEvidence[] = [
        {
          kind: 'claim',
          caseId,
          at,
          ...(state.storeId === undefined ? {} : { storeId: state.storeId }),
        },
      ];
      const by = principalOf(request).subject;
      const outcome = await runOnStream(deps.streams, request, {
        streamId: flagStream(customerId),
        decider: abuseFlagDecider,
        id: customerId,
        correlationId: caseId,
        command: (): AbuseFlagCommand => ({
          type: 'RaiseFlag',
          data: { customerId, flagId, basis: 'manual', reason, by, evidence, raisedAt, expiresAt },
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

const addReading = (app: HttpServer, deps: Deps): void => {
  app.get(
    '/v1/cases/:id/abuse-flags',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: "Flags against the case's customer: evidence, who set them, expiry, appeal",
        tags: ['abuse'],
        params: caseParams,
        response: {
          200: z.object({ data: z.array(flagView) }),
          ...problemResponses(401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { state } = await deps.cases.read(request, request.params.id);
      const { customerId } = state;
      const rows = customerId === undefined ? [] : await flagsOfCustomer(deps.pool, customerId);
      const now = deps.streams.clock().toISOString();
      return { data: rows.map((row) => viewOf(row, principalOf(request), now)) };
    },
  );
};

/** @throws Problem 404 not_found for a flag of anybody else */
const requireFlagOf = async (
  deps: Deps,
  request: FastifyRequest,
  caseId: string,
  flagId: string,
): Promise<string> => {
  const { state } = await deps.cases.read(request, caseId);
  const customerId = customerOf(state);
  const row = await flagById(deps.pool, flagId);
  if (row?.raised.customerId !== customerId) throw new Problem('not_found');
  return customerId;
};

const addAppealing = (app: HttpServer, deps: Deps): void => {
  app.post(
    '/v1/cases/:id/abuse-appeals',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'The customer contests a flag; somebody else than who set it has to look',
        tags: ['abuse'],
        params: caseParams,
        body: z.strictObject({
          flagId: uuid,
          /** What the customer wrote, in intake's text store. */
          textId: uuid.optional(),
        }),
        response: { 201: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const caseId = request.params.id;
      const { flagId, textId } = request.body;
      const customerId = await requireFlagOf(deps, request, caseId, flagId);
      const outcome = await runOnStream(deps.streams, request, {
        streamId: flagStream(customerId),
        decider: abuseFlagDecider,
        id: customerId,
        correlationId: caseId,
        command: (appealedAt): AbuseFlagCommand => ({
          type: 'AppealFlag',
          data: {
            ...{ customerId, flagId, caseId, appealedAt },
            ...(textId === undefined ? {} : { textId }),
          },
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** Flags of abuse as those see them who handle a case of the customer. */
export const caseAbuseFlags = (app: HttpServer, deps: Deps): void => {
  addSetting(app, deps);
  addReading(app, deps);
  addAppealing(app, deps);
};
