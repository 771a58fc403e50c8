import { OpinionSolicitedV1 } from '@amends/contracts/intake-observations';
import { shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { observationAnswer, recordObservation } from '../observations/record-observation.ts';
import { customerBody, identityOf } from '../personal-data/customer-identity.ts';
import { asCustomer } from '../personal-data/erased-guard.ts';
import { storeRefusal } from '../reports/store-refusal.ts';

const { channel, occasion, reviewEncouraged } = OpinionSolicitedV1.shape;
const { reference, email, phone } = customerBody.shape;

const solicitationBody = z.strictObject({
  storeId: shortId,
  customer: z
    .strictObject({ reference, email, phone })
    .refine((customer) => identityOf(customer) !== undefined, {
      message: 'needs a reference, an e-mail address or a telephone number',
    }),
  ...{ channel, occasion, reviewEncouraged },
});

/** POST /v1/opinion-solicitations: somebody was asked, silent customers above all. */
export const addSolicitOpinion = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/opinion-solicitations',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Record that a customer was asked for an opinion',
      tags: ['observations'],
      body: solicitationBody,
      response: {
        201: observationAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { storeId, customer, ...facts } = request.body;
      // Refused before the customer is looked up: a refused request makes nobody known.
      const refusal = storeRefusal(principalOf(request), storeId);
      if (refusal !== undefined) throw new Problem(refusal);
      idempotencyOf(request);
      const outcome = await asCustomer(services.customers, identityOf(customer)!, (customerId) =>
        recordObservation(services, request, {
          prefix: 'opinion',
          storeId,
          event: (solicitationId, solicitedAt) => ({
            type: 'OpinionSolicited',
            data: { solicitationId, storeId, customerId, ...facts, solicitedAt },
          }),
        }),
      );
      return answerCommand(reply, outcome);
    },
  });
};
