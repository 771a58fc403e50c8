import { money, scale7, uuid } from '@amends/contracts/primitives';
import {
  CHOSEN_BY,
  CO_DESIGN_TOPICS,
  COUNTER_ANSWERS,
  COUNTER_REFUSALS,
  CUSTOMER_VIEWS,
} from '@amends/contracts/remedy-choice';
import { FOLLOW_UP_CHANNELS, REMEDY_TYPES } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';

const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const wanted = z.strictObject({
  remedyType: z.enum(REMEDY_TYPES).exclude(['none']),
  amount: z.strictObject(money.shape).optional(),
});

const counterBody = z.strictObject({
  offerId: uuid,
  components: z.array(wanted).min(1).max(5),
  counteredBy: z.enum(CHOSEN_BY).default('customer'),
  textId: uuid.optional(),
});

const counterRemedy = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/counter-proposals',
    {
      config: { auth: { scopes: ['remedy:choose', 'remedy:write'] } },
      schema: {
        summary: 'Say what the customer wants instead; the offer stays open',
        tags: ['remedy'],
        params: caseParams,
        body: counterBody,
        response: { 201: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const counterId = idempotencyOf(request).commandId;
      const { textId, ...rest } = request.body;
      // Who has only a claim code is the customer, and speaks for nobody else.
      const isClaimant = principalOf(request).kind === 'claimant';
      const content = {
        ...rest,
        counterId,
        counteredBy: isClaimant ? ('customer' as const) : rest.counteredBy,
        components: rest.components.map(({ remedyType, amount }) => ({
          remedyType,
          ...(amount === undefined ? {} : { amount }),
        })),
        ...(textId === undefined ? {} : { textId }),
      };
      const outcome = await commands.run(
        request,
        request.params.id,
        (now) => ({ type: 'CounterRemedy', content, now }),
        { status: 201, id: counterId },
      );
      return answerCommand(reply, outcome);
    },
  );
};

const answerBody = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.enum(COUNTER_ANSWERS).exclude(['declined']),
    counterId: uuid,
    proposalId: uuid,
  }),
  z.strictObject({
    answer: z.literal('declined'),
    counterId: uuid,
    reason: z.enum(COUNTER_REFUSALS),
  }),
]);

const answerCounter = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/counter-answers',
    {
      config: { auth: { scopes: ['remedy:write', 'remedy:approve'] } },
      schema: {
        summary: 'Answer a counter-proposal: by goodwill that was granted, or no, and why',
        tags: ['remedy'],
        params: caseParams,
        body: answerBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const content = { ...request.body, by: principalOf(request).subject };
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'AnswerCounter',
        ...{ content, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const inviteBody = z.strictObject({
  topics: z.array(z.enum(CO_DESIGN_TOPICS)).min(1).max(CO_DESIGN_TOPICS.length),
  channel: z.enum(FOLLOW_UP_CHANNELS),
});
const reviewBody = z.strictObject({
  offerId: uuid.optional(),
  step: z.int().min(1).max(20).optional(),
  view: z.enum(CUSTOMER_VIEWS),
  reaction: scale7.optional(),
});

const designTogether = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/co-design-invitations',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Ask the customer to take part in what is done',
        tags: ['remedy'],
        params: caseParams,
        body: inviteBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const content = { ...request.body, by: principalOf(request).subject };
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'InviteToCoDesign',
        ...{ content, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/cases/:id/customer-reviews',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: "Record the customer's view of the offer, or of a step of the remedy",
        tags: ['remedy'],
        params: caseParams,
        body: reviewBody,
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { offerId, step, view, reaction } = request.body;
      const content = {
        ...(offerId === undefined ? {} : { offerId }),
        ...(step === undefined ? {} : { step }),
        view,
        ...(reaction === undefined ? {} : { reaction }),
        by: principalOf(request).subject,
      };
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'ReviewWithCustomer',
        ...{ content, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** The customer's part in what is done about it. */
export const customerDialogue = (app: HttpServer, commands: RemedyCommands): void => {
  counterRemedy(app, commands);
  answerCounter(app, commands);
  designTogether(app, commands);
};
