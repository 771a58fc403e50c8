import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { askingOf } from '../asking.ts';
import { ownerOf } from '../domain/failure.ts';
import { impersonalTextDecider } from '../domain/kept-text.ts';
import type { IntakeServices } from '../intake-services.ts';
import { orOfCaseAlone } from '../personal-data/erased-customers.ts';
import { textRow } from '../personal-data/personal-rows.ts';
import { storeRefusal } from '../reports/store-refusal.ts';
import { cuesOf } from '../text/cues.ts';
import { type TextBody, textAnswer, textBody } from '../texts/text-body.ts';
import { loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';
import { keyedCommand } from './keyed-command.ts';

type TextOfCase = Extract<TextBody, { caseId: string }>;
type TextOfNobody = Exclude<TextBody, TextOfCase>;

const answerOf = (textId: string, text: string) => {
  const { cues, language = null, cueRulesVersion } = cuesOf(text);
  return { id: textId, cues, language, cueRulesVersion };
};

const keepOfCase = async (
  services: IntakeServices,
  request: FastifyRequest,
  { kind, caseId, text }: TextOfCase,
): Promise<CommandOutcome> => {
  const { state } = await loadCase(services.store, principalOf(request), caseId);
  const textId = uuidv7();
  return orOfCaseAlone(ownerOf(caseId, state), (owner) =>
    commandOnCase(services, request, caseId, () => ({ type: 'KeepText' }), {
      answer: answerOf(textId, text),
      companions: [textRow(services.cipher, owner, { textId, kind, content: text })],
    }),
  );
};

const keepOfNobody = (
  services: IntakeServices,
  request: FastifyRequest,
  { kind, storeId, text }: TextOfNobody,
): Promise<CommandOutcome> => {
  const refusal = storeRefusal(principalOf(request), storeId);
  if (refusal !== undefined) throw new Problem(refusal);
  const textId = uuidv7();
  const asking = askingOf(request, services.clock());
  const owner = { caseId: undefined, customerId: undefined, storeId };
  return executeCommand(services.store, {
    streamId: `text-${textId}`,
    decider: impersonalTextDecider,
    command: { type: 'KeepText' },
    ...keyedCommand(
      request,
      asking,
      { correlationId: textId, subject: textId },
      { body: answerOf(textId, text), bodyHashKey: services.cipher.bodyHashKey },
    ),
    companions: () => [textRow(services.cipher, owner, { textId, kind, content: text })],
  });
};

/** POST /v1/texts: the text store of the suite; other services keep and publish the id only. */
export const addKeepText = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/texts',
    config: { auth: { scopes: ['texts:write', 'claimant', 'follow-up:answer'] } },
    schema: {
      summary: 'Keep a text',
      tags: ['texts'],
      body: textBody,
      response: { 201: textAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const outcome =
        'caseId' in body
          ? await keepOfCase(services, request, body)
          : await keepOfNobody(services, request, body);
      return answerCommand(reply, outcome);
    },
  });
};
