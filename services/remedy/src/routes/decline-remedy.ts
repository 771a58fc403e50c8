import { uuid } from '@amends/contracts/primitives';
import { DECLINE_OFFER_REASONS } from '@amends/contracts/remedy';
import { CHOSEN_BY } from '@amends/contracts/remedy-choice';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';

const body = z.strictObject({
  offerId: uuid,
  /** Asked for, never demanded. */
  reason: z.enum(DECLINE_OFFER_REASONS).optional(),
  declinedBy: z.enum(CHOSEN_BY).default('customer'),
});

/** The customer wants none of the alternatives; a person may offer again. */
export const declineRemedy = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/refusals',
    {
      config: { auth: { scopes: ['remedy:choose', 'remedy:write'] } },
      schema: {
        summary: 'Decline the offer',
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
      const { offerId, reason } = request.body;
      const isClaimant = principalOf(request).kind === 'claimant';
      const declinedBy = isClaimant ? 'customer' : request.body.declinedBy;
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'DeclineRemedy',
        offerId,
        reason,
        declinedBy,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
