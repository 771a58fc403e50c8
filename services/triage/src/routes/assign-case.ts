import { shortId } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { TriageCommands } from '../triage-commands.ts';

const body = z.strictObject({ ownerId: shortId, ownerKind: z.enum(['person', 'team']) });

/** A case changes hands; it always has an owner. */
export const assignCase = (app: HttpServer, commands: TriageCommands): void => {
  app.post(
    '/v1/cases/:id/assignments',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Give a case another owner',
        tags: ['triage'],
        params: caseParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const outcome = await commands.run(request, request.params.id, () => ({
        type: 'AssignCase',
        ...request.body,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
