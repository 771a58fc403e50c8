import { instant, shortId, uuid } from '@amends/contracts/primitives';
import {
  PreventiveActionOpenedV1,
  PreventiveActionVerifiedV1,
  preventedCause,
} from '@amends/contracts/triage-findings';
import { plusMillis } from '@amends/contracts/instant-order';
import { answerCommand } from '@amends/service-kit/command-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, type Principal, principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  type PreventionCommand,
  type PreventiveAction,
  preventionDecider,
} from '../domain/preventive-action.ts';
import type { TriageRules } from '../domain/rules.ts';
import { readHeardWarning } from '../prevention/heard-warning.ts';
import { readPrevention } from '../prevention/read-prevention.ts';
import { recurrenceOf } from '../prevention/recurrence.ts';
import type { StreamCommands } from '../stream-command.ts';
import { addListPreventiveActions } from './list-preventive-actions.ts';

const opened = PreventiveActionOpenedV1.shape;
const body = z.strictObject({
  storeId: opened.storeId,
  kind: opened.kind,
  causes: z.array(z.strictObject(preventedCause.shape)).min(1).max(10),
  caseIds: opened.caseIds.default([]),
  /** The early warning that it answers. */
  warningId: uuid.optional(),
  ownerId: opened.ownerId,
  dueAt: realInstant.optional(),
});
const params = z.strictObject({ id: uuid });
/** After how many days recurrence is counted by itself. */
const implementation = z.strictObject({ verifyAfterDays: z.int().min(1).max(365).optional() });
const DAY_MS = 86_400_000;
const commandAnswer = z.object({ id: uuid, position: z.string() });
const answer = z.object({
  actionId: uuid,
  status: z.enum(['open', 'implemented', 'verified']),
  storeId: shortId.optional(),
  kind: opened.kind,
  causes: opened.causes,
  caseIds: opened.caseIds,
  warning: opened.warning,
  ownerId: opened.ownerId,
  openedAt: instant,
  dueAt: opened.dueAt,
  implementedAt: instant.optional(),
  verifyAt: instant.optional(),
  verification: PreventiveActionVerifiedV1.pick({
    before: true,
    after: true,
    verdict: true,
    recurred: true,
    occasion: true,
    verifiedAt: true,
  }).optional(),
});

/** An action of the whole retailer is for principals of all stores. */
export const maySeeAction =
  (principal: Principal) =>
  ({ status, storeId }: PreventiveAction): boolean => {
    if (status === 'none') return false;
    if (principal.stores === '*') return true;
    return storeId !== undefined && mayAccessStore(principal, storeId);
  };

/** @throws Problem 404 not_found for an unknown action and for another store's alike */
export const readAction = async (
  { port }: StreamCommands,
  request: FastifyRequest,
  actionId: string,
): Promise<{ readonly action: PreventiveAction; readonly version: number }> => {
  const { action, version } = await readPrevention(port.store, actionId);
  if (!maySeeAction(principalOf(request))(action)) throw new Problem('not_found');
  return { action, version };
};

const schemaOf = (summary: string, status: 200 | 201 = 200) => ({
  summary,
  tags: ['prevention'],
  response: {
    [status]: commandAnswer,
    ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
  },
});

const auth = { auth: { scopes: ['triage:write'] } };

const addReading = (app: HttpServer, commands: StreamCommands): void => {
  app.get(
    '/v1/preventive-actions/:id',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'A preventive action and whether it helped',
        tags: ['prevention'],
        params,
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const { action, version } = await readAction(commands, request, request.params.id);
      reply.header('etag', etagOf(version));
      return {
        ...action.opened!,
        status: action.status as 'open',
        implementedAt: action.implementedAt,
        verifyAt: action.verifyAt,
        verification: action.verified,
      };
    },
  );
};

const addOpening = (app: HttpServer, commands: StreamCommands, pool: Pool): void => {
  app.post(
    '/v1/preventive-actions',
    { config: auth, schema: { ...schemaOf('Open a preventive action', 201), body } },
    async (request, reply) => {
      const { storeId } = request.body;
      const principal = principalOf(request);
      if (storeId === undefined ? principal.stores !== '*' : !mayAccessStore(principal, storeId)) {
        throw new Problem('not_found');
      }
      const { warningId, ...facts } = request.body;
      const warning =
        warningId === undefined ? undefined : await readHeardWarning(pool, principal, warningId);
      // From the key, so that a repeated request names the same action.
      const actionId = idempotencyOf(request).commandId;
      const outcome = await runOnStream(commands, request, {
        streamId: `prevention-${actionId}`,
        decider: preventionDecider,
        id: actionId,
        correlationId: actionId,
        command: (openedAt): PreventionCommand => ({
          type: 'OpenAction',
          data: { actionId, ...facts, ...(warning && { warning }), openedAt },
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** What is done so that a failure does not happen again, and whether it helped. */
export const preventiveActions = (
  app: HttpServer,
  commands: StreamCommands,
  { pool, rules }: { readonly pool: Pool; readonly rules: Pick<TriageRules, 'verifyAfterDays'> },
): void => {
  addReading(app, commands);
  addListPreventiveActions(app, pool);
  addOpening(app, commands, pool);
  const onAction = (actionId: string, request: FastifyRequest) => ({
    streamId: `prevention-${actionId}`,
    decider: preventionDecider,
    id: actionId,
    correlationId: actionId,
    isVisible: maySeeAction(principalOf(request)),
  });
  app.post(
    '/v1/preventive-actions/:id/implementations',
    {
      config: auth,
      schema: { ...schemaOf('The action is in effect'), params, body: implementation },
    },
    async (request, reply) => {
      const { verifyAfterDays = rules.verifyAfterDays } = request.body;
      const outcome = await runOnStream(commands, request, {
        ...onAction(request.params.id, request),
        command: (now): PreventionCommand => ({
          type: 'ImplementAction',
          verifyAt: plusMillis(now, verifyAfterDays * DAY_MS),
          now,
        }),
        status: 200,
      });
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/preventive-actions/:id/verifications',
    {
      config: auth,
      schema: {
        ...schemaOf('Count recurrence before and after the action'),
        params,
        body: z.strictObject({}),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { action } = await readAction(commands, request, id);
      const { opened: facts, implementedAt } = action;
      const until = commands.clock().toISOString();
      const counted = await recurrenceOf(pool, facts!, implementedAt ?? until, until);
      const outcome = await runOnStream(commands, request, {
        ...onAction(id, request),
        command: (now): PreventionCommand => ({
          type: 'VerifyAction',
          ...{ now, ...counted },
          occasion: 'on_request',
        }),
        status: 200,
      });
      return answerCommand(reply, outcome);
    },
  );
};
