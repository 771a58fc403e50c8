import { INTAKE_CHANNELS } from '@amends/contracts/vocabulary';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { say } from '../conversation/say.ts';
import type { IntakeServices } from '../intake-services.ts';
import { cuesOf } from '../text/cues.ts';
import { freeText, MESSAGE_MAX } from '../text/free-text.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { caseParams } from './case-parameter.ts';

const messageBody = z.strictObject({
  text: freeText(MESSAGE_MAX),
  channel: z.enum(INTAKE_CHANNELS),
  /** When it came in, where that was before now: a mail gateway, a letter. */
  receivedAt: pastInstant.optional(),
});

/** POST /v1/cases/{caseId}/messages: what the customer wrote or said after the report. */
export const addReceiveMessage = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/messages',
    config: { auth: { scopes: ['intake:write', 'claimant'] } },
    schema: {
      summary: 'Add a message of the customer',
      tags: ['conversation'],
      params: caseParams,
      body: messageBody,
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { text, channel, receivedAt } = request.body;
      const outcome = await say(services, request, {
        caseId,
        kind: 'message',
        content: text,
        command: (textId, now) => ({
          type: 'ReceiveMessage',
          data: { caseId, textId, channel, receivedAt: receivedAt ?? now, ...cuesOf(text) },
        }),
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}/conversation`);
    },
  });
};
