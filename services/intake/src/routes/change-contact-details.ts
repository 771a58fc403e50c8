import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { ownerOf } from '../domain/failure.ts';
import type { IntakeServices } from '../intake-services.ts';
import {
  changedFields,
  contactChange,
  contactChangeRows,
} from '../personal-data/contact-change.ts';
import { orOfCaseAlone } from '../personal-data/erased-customers.ts';
import { caseParams, loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

/**
 * POST /v1/cases/{caseId}/contact-details: how the customer is reached, by staff or by whoever
 * holds the claim. The case alone: another one of the same customer is not theirs to change.
 */
export const addChangeContactDetails = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/contact-details',
    config: { auth: { scopes: ['intake:write', 'claimant'] } },
    schema: {
      summary: 'Change how the customer is reached',
      tags: ['personal data'],
      params: caseParams,
      body: contactChange,
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const principal = principalOf(request);
      const { state } = await loadCase(services.store, principal, caseId);
      const by = principal.kind === 'claimant' ? 'customer' : 'staff';
      const parts = { pool: services.personalDataPool, cipher: services.cipher };
      const fields = changedFields(request.body);
      const outcome = await orOfCaseAlone(ownerOf(caseId, state), async (owner) =>
        commandOnCase(
          services,
          request,
          caseId,
          (changedAt) => ({
            type: 'ChangeContactDetails',
            data: { caseId, fields, by, changedAt },
          }),
          { companions: await contactChangeRows(parts, owner, request.body, by === 'staff') },
        ),
      );
      services.customers.forget();
      return answerCommand(reply, outcome);
    },
  });
};
