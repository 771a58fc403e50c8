import { AFFECTED_REASONS } from '@amends/contracts/detection-vocabulary';
import { uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { CustomerErasedError } from '../personal-data/erased-customers.ts';
import { asCustomer } from '../personal-data/erased-guard.ts';
import { freeText } from '../text/free-text.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

const reason = z.enum(AFFECTED_REASONS).exclude(['derived']);

/** Whom: as intake knows the customer, or as the retailer does. */
const body = z.union([
  z.strictObject({ customerId: uuid, reason }),
  z.strictObject({ customerReference: freeText(128), reason }),
]);

const referenceOf = (text: string) =>
  ({ kind: 'reference', value: text.normalize('NFC') }) as const;

/** Who was erased is known by the old id no more. */
const unknownIfErased = (error: unknown): never => {
  throw error instanceof CustomerErasedError ? new Problem('not_found') : error;
};

/** POST /v1/incidents/{incidentId}/affected-customers: one more, with a reason (INC-02). */
export const addAddAffected = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/affected-customers',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Put a customer on the list',
      tags: ['incidents'],
      params: incidentParams,
      body,
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const now = services.clock().toISOString();
      const sent = request.body;
      const add = (customerId: string) => {
        const command = { type: 'AddAffected' as const, customerId, reason: sent.reason, now };
        return commandOnIncident(services, request, incidentId, { now, command });
      };
      const outcome =
        'customerId' in sent
          ? await add(sent.customerId).catch(unknownIfErased)
          : await asCustomer(services.customers, referenceOf(sent.customerReference), add);
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
