import { RemedyReviewEndedV1 } from '@amends/contracts/remedy-review';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';

const body = z.strictObject({ reason: RemedyReviewEndedV1.shape.reason.unwrap() });

/**
 * A reviewer does not grant what a flag of abuse held back. Granting it is showing the menu
 * (`POST /v1/cases/{id}/offers`).
 */
export const refuseReview = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/review-refusals',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Refuse compensation that waits for a review',
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
      const { reason } = request.body;
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'RefuseReview',
        reason,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
