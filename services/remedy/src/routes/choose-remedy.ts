import { createHash } from 'node:crypto';
import { uuid } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { holdersOf } from '../authority/goodwill-facts.ts';
import type { NamedDate } from '../domain/remedy-promise.ts';
import type { RemedyCommands } from '../remedy-commands.ts';
import { explainBy } from '../talk/promise-jobs.ts';
import { requireAhead } from './promises.ts';

const body = z.strictObject({
  offerId: uuid,
  alternativeId: z.int().min(1).max(20),
  chosenBy: z.enum(['customer', 'staff_for_customer']).default('customer'),
  /** By when it is made good, where staff know better than the playbook. */
  promisedFor: realInstant.optional(),
});

/** @throws Problem 403: the customer promises nothing in the name of the firm */
const namedDate = (
  request: FastifyRequest,
  due: string | undefined,
  clock: () => Date,
): { readonly promisedFor?: NamedDate } => {
  if (due === undefined) return {};
  const { scopes, subject: by } = principalOf(request);
  if (!scopes.has('remedy:write')) throw new Problem('forbidden');
  return { promisedFor: { due, explainBy: explainBy(requireAhead(due, clock), due), by } };
};

export interface ChooseDeps {
  readonly pool: Pool;
  readonly clock: () => Date;
}

/** The customer's choice; execution starts in the same decision. */
export const chooseRemedy = (
  app: HttpServer,
  commands: RemedyCommands,
  { pool, clock }: ChooseDeps,
): void => {
  app.post(
    '/v1/cases/:id/choices',
    {
      config: { auth: { scopes: ['remedy:choose', 'remedy:write'] } },
      schema: {
        summary: 'Choose one of the alternatives',
        tags: ['remedy'],
        params: caseParams,
        body,
        response: {
          202: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const remedyId = uuidv7();
      const { offerId, alternativeId, promisedFor } = request.body;
      const named = namedDate(request, promisedFor, clock);
      // Who has only a claim code is the customer, and chooses for nobody else.
      const isClaimant = principalOf(request).kind === 'claimant';
      const chosenBy = isClaimant ? 'customer' : request.body.chosenBy;
      const termsHash = createHash('sha256').update(`${offerId} ${alternativeId}`).digest('hex');
      const { state } = await commands.read(request, request.params.id);
      const holders = await holdersOf(pool, state);
      const outcome = await commands.run(
        request,
        request.params.id,
        (now) => ({
          type: 'ChooseRemedy',
          offerId,
          alternativeId,
          chosenBy,
          remedyId,
          termsHash,
          holders,
          ...named,
          now,
        }),
        { status: 202, id: remedyId },
      );
      return answerCommand(reply, outcome);
    },
  );
};
