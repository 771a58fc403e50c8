import { shortId, uuid } from '@amends/contracts/primitives';
import {
  DEESCALATION_REASONS,
  ESCALATION_REASONS,
  ESCALATION_REFUSALS,
} from '@amends/contracts/triage-manual-escalation';
import { SEVERITIES } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LADDER } from '../domain/policy.ts';
import type { TriageRules } from '../domain/rules.ts';
import type { TriageCommands } from '../triage-commands.ts';

const severity = z.enum(SEVERITIES);
const request = z.strictObject({
  reason: z.enum(ESCALATION_REASONS),
  /** Why, in words: a text kept by intake. */
  justificationTextId: uuid,
  /** Two where you are not sure: the higher counts. */
  severities: z.array(severity).min(1).max(2),
  /** Absent: the next one up. */
  toRole: z.enum(LADDER).optional(),
  watchers: z.array(shortId).max(20),
});
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const config = { auth: { scopes: ['triage:write'] } };
const tags = ['escalation'];

const actorOf = (request: FastifyRequest) => {
  const { subject, kind } = principalOf(request);
  return { by: subject, isPerson: kind === 'person' };
};

const ask = (app: HttpServer, commands: TriageCommands, rules: TriageRules): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/escalations',
    config,
    schema: {
      summary: 'Take a case up the ladder',
      tags,
      params: caseParams,
      body: request,
      response: { 201: commandAnswer.extend({ id: uuid }), ...writing },
    },
    handler: async (request, reply) => {
      const id = idempotencyOf(request).commandId;
      const actor = actorOf(request);
      const outcome = await commands.run(
        request,
        request.params.id,
        (now) => ({
          type: 'EscalateByPerson',
          escalationId: id,
          ...request.body,
          approvalFrom: rules.escalationApproval?.fromSeverity,
          ...{ actor, now },
        }),
        { status: 201, id },
      );
      return answerCommand(reply, outcome);
    },
  });
};

const settle = (app: HttpServer, commands: TriageCommands): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/escalation-approvals',
    config,
    schema: {
      summary: 'Agree to an escalation somebody else asked for',
      tags,
      params: caseParams,
      body: z.strictObject({ escalationId: uuid }),
      response: { 200: commandAnswer, ...writing },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'ApproveEscalation',
        ...request.body,
        ...{ actor, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/escalation-refusals',
    config,
    schema: {
      summary: 'Refuse an escalation somebody else asked for',
      tags,
      params: caseParams,
      body: z.strictObject({ escalationId: uuid, reason: z.enum(ESCALATION_REFUSALS) }),
      response: { 200: commandAnswer, ...writing },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'RefuseEscalation',
        ...request.body,
        ...{ actor, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
};

const takeDown = (app: HttpServer, commands: TriageCommands): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/de-escalations',
    config,
    schema: {
      summary: 'Take a case down the ladder again',
      tags,
      params: caseParams,
      body: z.strictObject({
        reason: z.enum(DEESCALATION_REASONS),
        justificationTextId: uuid.optional(),
        /** Absent: what it was before the escalation. */
        severity: severity.optional(),
      }),
      response: { 200: commandAnswer, ...writing },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'Deescalate',
        ...request.body,
        ...{ actor, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
};

/** A person takes a case up the ladder and down again (ESC-07). */
export const manualEscalation = (
  app: HttpServer,
  commands: TriageCommands,
  rules: TriageRules,
): void => {
  ask(app, commands, rules);
  settle(app, commands);
  takeDown(app, commands);
};
