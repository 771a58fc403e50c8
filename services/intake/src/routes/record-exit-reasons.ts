import { EXIT_REASONS } from '@amends/contracts/intake-silence';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnCustomer, customerCommandAnswer, customerParams } from './command-on-customer.ts';

const body = z
  .strictObject({
    exitReasons: z.array(z.enum(EXIT_REASONS)).max(EXIT_REASONS.length),
    /** The customer wants to be left alone: no win-back case may be opened. */
    noContact: z.boolean().optional(),
  })
  .refine(({ exitReasons }) => new Set(exitReasons).size === exitReasons.length, {
    message: 'must not name a reason twice',
    path: ['exitReasons'],
  });

/** POST /v1/silent-customers/{customerId}/exit-reasons: why somebody stays away. */
export const addRecordExitReasons = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/silent-customers/:customerId/exit-reasons',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Record why a customer stays away',
      tags: ['customers'],
      params: customerParams,
      body,
      response: {
        201: customerCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { customerId } = request.params;
      const { exitReasons, noContact = false } = request.body;
      const outcome = await commandOnCustomer(services, request, customerId, {
        id: customerId,
        command: (now) => ({ type: 'RecordExitReasons', exitReasons, noContact, now }),
      });
      return answerCommand(reply, outcome);
    },
  });
};
