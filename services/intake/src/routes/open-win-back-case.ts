import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { endedCasesOf } from '../silence/silence-list.ts';
import { commandOnCustomer, customerCommandAnswer, customerParams } from './command-on-customer.ts';

/**
 * POST /v1/silent-customers/{customerId}/win-back-cases: staff try to win somebody back.
 * The case is there as soon as intake hears of it in the log, a moment later.
 */
export const addOpenWinBackCase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/silent-customers/:customerId/win-back-cases',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Open a win-back case',
      tags: ['customers'],
      params: customerParams,
      body: z.strictObject({}),
      response: {
        202: customerCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { customerId } = request.params;
      // From the key, so that a repeated request names the same case.
      const caseId = uuidv8FromHash('case', 'win-back', idempotencyOf(request).commandId);
      const ended = await endedCasesOf(services.pool, customerId);
      const outcome = await commandOnCustomer(services, request, customerId, {
        id: caseId,
        status: 202,
        command: (now) => ({ type: 'OpenWinBackCase', caseId, ended, now }),
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
