import { shortId, uuid } from '@amends/contracts/primitives';
import { DECLINE_REASONS, HANDOVER_REASONS } from '@amends/contracts/triage-staff';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { ClockBook } from '../domain/clock/clock-book.ts';
import type { HandoverTimes } from '../domain/rules.ts';
import { answerTimes } from '../staff/answer-times.ts';
import { readRecipient } from '../staff/staff-table.ts';
import type { TriageCommands } from '../triage-commands.ts';

const handoverId = uuid;
const offered = commandAnswer.extend({ id: handoverId });
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);

const actorOf = (request: FastifyRequest) => {
  const { subject, kind } = principalOf(request);
  return { by: subject, isPerson: kind === 'person' };
};

interface Deps {
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly times: HandoverTimes;
  readonly book: () => Promise<ClockBook>;
}

const offer = (app: HttpServer, commands: TriageCommands, deps: Deps): void => {
  const { pool, clock, times, book } = deps;
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/handovers',
    config: { auth: { scopes: ['triage:write'] } },
    schema: {
      summary: 'Offer a case to another person; its owner keeps it until it is taken',
      tags: ['staff'],
      params: caseParams,
      body: z.strictObject({ toId: shortId, reason: z.enum(HANDOVER_REASONS) }),
      response: { 201: offered, ...writing },
    },
    handler: async (request, reply) => {
      const { toId, reason } = request.body;
      const { id: caseId } = request.params;
      // First whether there is such a case for whoever asks: staff is told of to nobody else.
      await commands.read(request, caseId);
      const at = clock().toISOString();
      const { isAway, calendarId } = await readRecipient(pool, toId, at);
      if (isAway) throw new Problem('staff_away');
      const answer = answerTimes(times, calendarId, await book(), at);
      const id = idempotencyOf(request).commandId;
      const actor = actorOf(request);
      const outcome = await commands.run(
        request,
        caseId,
        (now) => ({
          type: 'OfferHandover',
          ...{ handoverId: id, toId, reason, actor, now },
          ...answer,
        }),
        { status: 201, id },
      );
      return answerCommand(reply, outcome);
    },
  });
};

const answers = (app: HttpServer, commands: TriageCommands): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/handover-acknowledgements',
    config: { auth: { scopes: ['triage:write'] } },
    schema: {
      summary: 'Take a case that was offered; from here on it is yours',
      tags: ['staff'],
      params: caseParams,
      body: z.strictObject({ handoverId }),
      response: { 200: commandAnswer, ...writing },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'AcceptHandover',
        ...request.body,
        ...{ actor, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/cases/:id/handover-refusals',
    config: { auth: { scopes: ['triage:write'] } },
    schema: {
      summary: 'Refuse a case that was offered; it stays with its owner',
      tags: ['staff'],
      params: caseParams,
      body: z.strictObject({ handoverId, reason: z.enum(DECLINE_REASONS) }),
      response: { 200: commandAnswer, ...writing },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'DeclineHandover',
        ...request.body,
        ...{ actor, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
};

/** A case from person to person, with a reason and an acknowledgement within a time. */
export const handovers = (app: HttpServer, commands: TriageCommands, deps: Deps): void => {
  offer(app, commands, deps);
  answers(app, commands);
};
