import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { say } from '../conversation/say.ts';
import type { IntakeServices } from '../intake-services.ts';
import { cuesOf } from '../text/cues.ts';
import { freeText, MESSAGE_MAX } from '../text/free-text.ts';
import { caseParams } from './case-parameter.ts';

/** POST /v1/cases/{caseId}/notes: for staff only; cues are taken, since staff quote customers. */
export const addAddNote = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/notes',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Add a note',
      tags: ['conversation'],
      params: caseParams,
      body: z.strictObject({ text: freeText(MESSAGE_MAX) }),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { text } = request.body;
      const outcome = await say(services, request, {
        caseId,
        kind: 'note',
        content: text,
        command: (textId, now) => ({
          type: 'AddNote',
          data: { caseId, textId, addedAt: now, ...cuesOf(text) },
        }),
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}/conversation`);
    },
  });
};
