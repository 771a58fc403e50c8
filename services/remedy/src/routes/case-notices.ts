import { instant, uuid } from '@amends/contracts/primitives';
import { FUTURE_NEEDS, SHARED_INFORMATION } from '@amends/contracts/remedy-notices';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';
import { changesBody } from './announcements.ts';
import { told, toldBy } from './talk.ts';

const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);

const tellChange = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/process-changes',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Tell the customer what was changed because of the case',
        tags: ['talk'],
        params: caseParams,
        body: changesBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { id: caseId } = request.params;
      const { changes, actionId } = request.body;
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'TellProcessChange',
        data: { caseId, changes, toldAt: now, ...(actionId === undefined ? {} : { actionId }) },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const share = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/shared-information',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record what the customer was told beside the matter itself',
        tags: ['talk'],
        params: caseParams,
        body: z.strictObject({ ...told, about: z.enum(SHARED_INFORMATION) }),
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { id: caseId } = request.params;
      const { about } = request.body;
      const said = toldBy(request, request.body);
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'ShareInformation',
        data: { caseId, ...said, about, sharedAt: now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const needBody = z.strictObject({
  need: z.enum(FUTURE_NEEDS),
  expectedAt: realInstant.optional(),
  textId: uuid.optional(),
});
const need = z.object({
  need: z.enum(FUTURE_NEEDS),
  expectedAt: instant.optional(),
  textId: uuid.optional(),
  by: z.string(),
  notedAt: instant,
});

const needs = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/future-needs',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Note what the customer will need later',
        tags: ['talk'],
        params: caseParams,
        body: needBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { id: caseId } = request.params;
      const { need: what, expectedAt, textId } = request.body;
      const by = principalOf(request).subject;
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'NoteFutureNeed',
        data: {
          ...{ caseId, need: what, by, notedAt: now },
          ...(expectedAt === undefined ? {} : { expectedAt }),
          ...(textId === undefined ? {} : { textId }),
        },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.get(
    '/v1/cases/:id/future-needs',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write'] } },
      schema: {
        summary: 'What the customer will need later',
        tags: ['talk'],
        params: caseParams,
        response: {
          200: z.object({ data: z.array(need) }),
          ...problemResponses(401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { notices } = (await commands.read(request, request.params.id)).state;
      const data = notices.told.flatMap((one) =>
        one.type === 'FutureNeedNoted' ? [one.data] : [],
      );
      return { data };
    },
  );
};

/** What is told beside the remedy, and what will be needed later. */
export const caseNotices = (app: HttpServer, commands: RemedyCommands): void => {
  tellChange(app, commands);
  share(app, commands);
  needs(app, commands);
};
