import { scale7, uuid } from '@amends/contracts/primitives';
import {
  APOLOGY_QUALITIES,
  FaultAdmittedV1,
  INTERACTION_CHECKS,
  PROGRESS,
} from '@amends/contracts/remedy-talk';
import { FOLLOW_UP_CHANNELS } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';

export const told = { channel: z.enum(FOLLOW_UP_CHANNELS), textId: uuid.optional() };
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;
const twice = { message: 'each comes once' };

const extent = FaultAdmittedV1.shape.extent;
const apologyBody = z.strictObject({
  ...told,
  qualities: z.array(z.enum(APOLOGY_QUALITIES)).max(APOLOGY_QUALITIES.length).refine(unique, twice),
  /** The firm's fault, admitted with it. */
  admits: extent.optional(),
});
const interactionBody = z.strictObject({
  ...told,
  checks: z
    .array(z.enum(INTERACTION_CHECKS))
    .min(1)
    .max(INTERACTION_CHECKS.length)
    .refine(unique, twice),
  reaction: scale7.optional(),
});
const updateBody = z.strictObject({ ...told, progress: z.enum(PROGRESS) });

export const toldBy = (
  request: FastifyRequest,
  {
    channel,
    textId,
  }: { channel: (typeof FOLLOW_UP_CHANNELS)[number]; textId?: string | undefined },
) => ({
  channel,
  ...(textId === undefined ? {} : { textId }),
  by: principalOf(request).subject,
});

const apologies = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/apologies',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record an apology, what was in it, and whether the fault was admitted',
        tags: ['talk'],
        params: caseParams,
        body: apologyBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { qualities, admits } = request.body;
      const said = toldBy(request, request.body);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'Apologise',
        data: { ...said, qualities, givenAt: now },
        ...(admits === undefined ? {} : { admits }),
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const interactions = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/interactions',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record what was done in a conversation, in the order it was done',
        tags: ['talk'],
        params: caseParams,
        body: interactionBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { checks, reaction } = request.body;
      const said = toldBy(request, request.body);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'RecordInteraction',
        data: {
          ...{ ...said, checks, recordedAt: now },
          ...(reaction === undefined ? {} : { reaction }),
        },
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/cases/:id/progress-updates',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record news that a person gave the customer; it ends the silence',
        tags: ['talk'],
        params: caseParams,
        body: updateBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { progress } = request.body;
      const said = toldBy(request, request.body);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'SendProgressUpdate',
        data: { ...said, progress, sentAt: now },
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** How the customer is spoken to: apologies, the checklist, news. */
export const talkRoutes = (app: HttpServer, commands: RemedyCommands): void => {
  apologies(app, commands);
  interactions(app, commands);
};
