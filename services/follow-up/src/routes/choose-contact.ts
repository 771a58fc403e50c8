import { CONTACT_CHANNELS } from '@amends/contracts/survey-vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { surveyedCustomerDecider, surveyStreamOf } from '../domain/surveyed-customer.ts';
import type { SurveyRouteDeps } from './survey-routes.ts';

const KEEP_DAYS = 7;

const body = z.strictObject({
  channel: z.enum(CONTACT_CHANNELS),
  /** False: the customer wants no surveys this way any more. */
  wanted: z.boolean(),
});

/** The customer of a case declines a way of being asked, or welcomes it again; in all cases. */
export const chooseContact = (
  app: HttpServer,
  { commands, port, clock }: Pick<SurveyRouteDeps, 'commands' | 'port' | 'clock'>,
): void => {
  app.post(
    '/v1/cases/:id/contact-choices',
    {
      config: { auth: { scopes: ['follow-up:write', 'follow-up:answer'] } },
      schema: {
        summary: 'Decline or welcome a way of being asked',
        tags: ['surveys'],
        params: caseParams,
        body,
        response: {
          201: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const caseId = request.params.id;
      const { channel, wanted: isWanted } = request.body;
      const { state } = await commands.read(request, caseId);
      const { customerId } = state;
      if (customerId === undefined) throw new Problem('customer_unknown');
      const { keyHash, bodyHash, commandId } = idempotencyOf(request);
      const now = clock().toISOString();
      const ifMatch = expectedVersionOf(request);
      const outcome = await port.execute({
        streamId: surveyStreamOf(customerId),
        decider: surveyedCustomerDecider,
        command: { type: 'ChooseChannel', customerId, caseId, channel, isWanted, now },
        context: {
          commandId,
          correlationId: caseId,
          causationId: commandId,
          actor: principalOf(request).subject,
          traceparent: request.traceparent,
          now,
          subject: customerId,
        },
        answer: {
          keyHash,
          bodyHash,
          keepDays: KEEP_DAYS,
          status: 201,
          body: ({ position }) => ({ id: caseId, caseId, position }),
        },
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
      return answerCommand(reply, outcome);
    },
  );
};
