import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { offerLimits } from '../authority/offer-limits.ts';
import { offerExpiry } from '../reactions.ts';
import type { RemedyCommands } from '../remedy-commands.ts';
import type { ChooseDeps } from './choose-remedy.ts';

const body = z.strictObject({});

/** A person shows the menu again, or for the first time where a manager had to decide. */
export const offerRemedy = (
  app: HttpServer,
  commands: RemedyCommands,
  { pool, clock }: ChooseDeps,
): void => {
  app.post(
    '/v1/cases/:id/offers',
    {
      config: { auth: { scopes: ['remedy:write', 'remedy:approve'] } },
      schema: {
        summary: 'Show the menu',
        tags: ['remedy'],
        params: caseParams,
        body,
        response: {
          201: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const byManager = principal.scopes.has('remedy:approve');
      const offerId = uuidv7();
      const caseId = request.params.id;
      const { state } = await commands.read(request, caseId);
      const at = { caseId, offerId, now: clock().toISOString() };
      const limits = await offerLimits(pool, principal, state, at);
      const outcome = await commands.run(
        request,
        caseId,
        (now) => ({
          type: 'OfferRemedy',
          offerId,
          now,
          expiresAt: offerExpiry(now),
          byManager,
          ...(limits === undefined ? {} : { limits }),
        }),
        { status: 201, id: offerId },
      );
      return answerCommand(reply, outcome);
    },
  );
};
