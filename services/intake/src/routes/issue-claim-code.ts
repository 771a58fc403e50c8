import { uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { secretCodeOf } from '@amends/service-kit/secret-code';
import { claimRow } from '../claims/claims.ts';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

/**
 * POST /v1/cases/{caseId}/claim-codes: for whoever complains without a name. The code is made from
 * the command, so a retry shows it again; it is stored as HMAC and shown nowhere else.
 */
export const addIssueClaimCode = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/claim-codes',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Issue a claim code',
      tags: ['claims'],
      params: caseParams,
      body: z.strictObject({}),
      response: {
        201: z.object({ id: uuid, caseId: uuid, claimCode: z.string(), position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { commandId } = idempotencyOf(request);
      const claimId = uuidv8FromHash('claim', commandId);
      const claimCode = secretCodeOf(services.cipher.claimSecret(commandId));
      const outcome = await commandOnCase(
        services,
        request,
        caseId,
        (issuedAt) => ({ type: 'IssueClaimCode', data: { caseId, claimId, issuedAt } }),
        { id: claimId, companions: [claimRow(services.cipher, { claimId, caseId }, claimCode)] },
      );
      if (outcome.outcome !== 'done') return answerCommand(reply, outcome);
      const body = { ...(outcome.body as object), claimCode };
      return answerCommand(reply, { ...outcome, body });
    },
  });
};
