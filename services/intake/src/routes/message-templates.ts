import { TEMPLATE_CHANNELS, TEMPLATE_KINDS } from '@amends/contracts/intake-message-templates';
import { instant, sha256Hex } from '@amends/contracts/primitives';
import { SURVEY_LANGUAGES } from '@amends/contracts/survey-vocabulary';
import { executeCommand } from '@amends/event-store/execute-command';
import type { CompanionRow } from '@amends/event-store/types';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import { etagOf, expectedVersionOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7, uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import {
  contentOf,
  sha256Of,
  TEMPLATE_KEYS,
  templateOf,
  templateStream,
  textOfVersion,
} from '../customer-mail/message-templates.ts';
import { shippedText } from '../customer-mail/shipped-templates.ts';
import {
  type MessageTemplateCommand,
  messageTemplateDecider,
  type MessageTemplateEvent,
  type TemplateKey,
} from '../domain/message-template.ts';
import { SUBJECT_MAX, type TemplateText, templateFaults } from '../domain/template-text.ts';
import type { IntakeServices } from '../intake-services.ts';
import { textRow } from '../personal-data/personal-rows.ts';
import { TEMPLATE_TEXT_KIND } from '../personal-data/text-kinds.ts';
import { freeText, TEXT_MAX } from '../text/free-text.ts';
import { keyedCommand } from './keyed-command.ts';

/** They go out for every store. */
export const TEMPLATE_SCOPES = ['operations:read', 'operations:write'];
const WRITE = { auth: { scopes: ['operations:write'] } };
const TAGS = ['message templates'];

export const templateParams = z.strictObject({ templateId: z.enum([...TEMPLATE_KEYS.keys()]) });

export const templateText = z.strictObject({
  subject: freeText(SUBJECT_MAX),
  body: freeText(TEXT_MAX),
});

const key = {
  id: z.string(),
  channel: z.enum(TEMPLATE_CHANNELS),
  kind: z.enum(TEMPLATE_KINDS),
  language: z.enum(SURVEY_LANGUAGES),
  activeVersion: z.int(),
};

export const demandAllStores = (request: FastifyRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

/** @throws Problem 422 that names each placeholder that is missing, unknown or misplaced */
export const refuseFaults = (text: TemplateText, channel: TemplateKey['channel']): void => {
  const errors = templateFaults(text, { isLetter: channel === 'letter' });
  if (errors.length > 0) throw new Problem('validation_failed', { errors });
};

interface Execution {
  readonly command: (now: string) => MessageTemplateCommand;
  readonly companions?: readonly CompanionRow[];
  readonly answer: (events: readonly MessageTemplateEvent[]) => Record<string, unknown>;
}

const execute = (
  services: IntakeServices,
  request: FastifyRequest,
  templateId: string,
  { command, companions = [], answer }: Execution,
): Promise<CommandOutcome> => {
  const asking = askingOf(request, services.clock());
  const about = { correlationId: uuidv8FromHash('template', templateId), subject: templateId };
  const { bodyHashKey } = services.cipher;
  const keyed = keyedCommand(request, asking, about, { body: {}, bodyHashKey });
  return executeCommand(services.store, {
    streamId: templateStream(templateId),
    decider: messageTemplateDecider,
    command: command(asking.now),
    context: keyed.context,
    answer: {
      ...keyed.answer,
      body: ({ position, events }) => ({ id: templateId, ...answer(events), position }),
    },
    companions: () => companions,
    ifMatch: expectedVersionOf(request),
  });
};

/** GET /v1/message-templates: which version of which message is in force. */
const addList = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/message-templates',
    config: { auth: { scopes: TEMPLATE_SCOPES } },
    schema: {
      summary: 'List the templates of messages to customers',
      tags: TAGS,
      response: {
        200: z.object({ data: z.array(z.object({ ...key, latestVersion: z.int() })) }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async (request) => {
      demandAllStores(request);
      const streams = await services.store.loadMany([...TEMPLATE_KEYS.keys()].map(templateStream));
      const data = [...TEMPLATE_KEYS].map(([id, about]) => {
        const found = streams.get(templateStream(id));
        const { active, versions } = templateOf(found ?? { events: [] });
        return { id, ...about, activeVersion: active, latestVersion: versions.length };
      });
      return { data };
    },
  });
};

const addGet = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/message-templates/:templateId',
    exposeHeadRoute: false,
    config: { auth: { scopes: TEMPLATE_SCOPES } },
    schema: {
      summary: 'Read a template: the words of a version, and which versions there are',
      tags: TAGS,
      params: templateParams,
      querystring: z.strictObject({
        version: z
          .string()
          .regex(/^(0|[1-9][0-9]{0,5})$/)
          .optional(),
      }),
      response: {
        200: z.object({
          ...key,
          /** The one whose words these are; the one in force where none was asked for. */
          version: z.int(),
          subject: z.string(),
          body: z.string(),
          versions: z.array(
            z.object({ version: z.int(), sha256: sha256Hex, writtenAt: instant.nullable() }),
          ),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request, reply) => {
      demandAllStores(request);
      const { templateId } = request.params;
      const about = TEMPLATE_KEYS.get(templateId)!;
      const stream = await services.store.load(templateStream(templateId));
      const state = templateOf(stream);
      const version = Number(request.query.version ?? state.active);
      const { subject: actor, stores } = principalOf(request);
      const reader = { actor, stores, reasonCode: 'quality_check' };
      const text = await textOfVersion(services, about, state, version, reader);
      if (text === undefined) throw new Problem('not_found');
      const shipped = { version: 0, sha256: sha256Of(shippedText(about)), writtenAt: null };
      const own = state.versions.map((one) => ({
        ...{ version: one.version, sha256: one.sha256, writtenAt: one.writtenAt },
      }));
      const about200 = { id: templateId, ...about, activeVersion: state.active, version, ...text };
      reply.header('etag', etagOf(stream.version));
      return { ...about200, versions: [shipped, ...own] };
    },
  });
};

const addWrite = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/message-templates/:templateId/versions',
    config: WRITE,
    schema: {
      summary: 'Write a further version of a template',
      tags: TAGS,
      params: templateParams,
      body: templateText,
      response: {
        201: z.object({
          ...{ id: z.string(), version: z.int(), sha256: sha256Hex, position: z.string() },
        }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      demandAllStores(request);
      const { params, body } = request;
      const about: TemplateKey = TEMPLATE_KEYS.get(params.templateId)!;
      refuseFaults(body, about.channel);
      const textId = uuidv7();
      const owner = { caseId: undefined, customerId: undefined, storeId: undefined };
      const content = { textId, kind: TEMPLATE_TEXT_KIND, content: contentOf(body) } as const;
      const sha256 = sha256Of(body);
      const outcome = await execute(services, request, params.templateId, {
        command: (now) => ({ type: 'WriteTemplate', key: about, textId, sha256, now }),
        companions: [textRow(services.cipher, owner, content)],
        answer: (events) => ({ version: events[0]!.data.version, sha256 }),
      });
      const location = `${app.publicPrefix}/v1/message-templates/${params.templateId}`;
      return answerCommand(reply, outcome, location);
    },
  });
};

const addActivate = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/message-templates/:templateId/activations',
    config: WRITE,
    schema: {
      summary: 'Put a version of a template in force, an earlier one too; 0 is as released',
      tags: TAGS,
      params: templateParams,
      body: z.strictObject({ version: z.int().min(0).max(100_000) }),
      response: {
        201: z.object({ id: z.string(), activeVersion: z.int(), position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      demandAllStores(request);
      const { templateId } = request.params;
      const { version } = request.body;
      const about = TEMPLATE_KEYS.get(templateId)!;
      const shippedSha256 = sha256Of(shippedText(about));
      const outcome = await execute(services, request, templateId, {
        command: (now) => ({
          ...{ type: 'ActivateTemplate', key: about, version, shippedSha256, now },
        }),
        answer: () => ({ activeVersion: version }),
      });
      return answerCommand(reply, outcome);
    },
  });
};

/** The words of messages to customers: read, changed by new versions, put in force. */
export const addMessageTemplates = (app: HttpServer, services: IntakeServices): void => {
  addList(app, services);
  addGet(app, services);
  addWrite(app, services);
  addActivate(app, services);
};
