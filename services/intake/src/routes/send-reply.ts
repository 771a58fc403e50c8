import { ReplySentV1 } from '@amends/contracts/intake-conversation';
import { INTAKE_CHANNELS } from '@amends/contracts/vocabulary';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { say } from '../conversation/say.ts';
import type { IntakeServices } from '../intake-services.ts';
import { freeText, MESSAGE_MAX } from '../text/free-text.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { caseParams } from './case-parameter.ts';

const replyBody = z.strictObject({
  text: freeText(MESSAGE_MAX),
  channel: z.enum(INTAKE_CHANNELS),
  /** Whether the customer sees it; a reply to a supplier or between teams is not public. */
  public: z.boolean(),
  by: ReplySentV1.shape.by,
  sentAt: pastInstant.optional(),
});

/** POST /v1/cases/{caseId}/replies: the firm answered; the first public one acknowledges. */
export const addSendReply = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/replies',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Add a reply of the firm',
      tags: ['conversation'],
      params: caseParams,
      body: replyBody,
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { text, channel, public: isPublic, by, sentAt } = request.body;
      const outcome = await say(services, request, {
        caseId,
        kind: 'reply',
        content: text,
        command: (textId, now) => ({
          type: 'SendReply',
          data: {
            ...{ caseId, textId, channel, by, sentAt: sentAt ?? now },
            public: isPublic,
            automatic: by === 'system',
          },
        }),
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}/conversation`);
    },
  });
};
