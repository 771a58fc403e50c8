import { uuid } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { offerExpiry } from '../reactions.ts';
import type { RemedyCommands } from '../remedy-commands.ts';

const body = z.strictObject({ otherCaseId: uuid, kept: z.enum(['both', 'this', 'other']) });

/** Two cases that are one have two remedies: a person decides which goes on (DUP-06). */
export const resolveConflict = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/conflict-resolutions',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Decide which of two remedies for one loss goes on',
        tags: ['remedy'],
        params: caseParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const caseId = request.params.id;
      const { otherCaseId, kept } = request.body;
      const by = principalOf(request).subject;
      const offerId = uuidv7();
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'ResolveConflict',
        ...{ caseId, otherCaseId, kept, by, offerId, now },
        expiresAt: offerExpiry(now),
      }));
      return answerCommand(reply, outcome);
    },
  );
};
