import { ATTACHMENT_REMOVAL_REASONS } from '@amends/contracts/intake-attachments';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { ownerOf } from '../domain/failure.ts';
import type { IntakeServices } from '../intake-services.ts';
import { unlessHeld } from '../legal-holds/refuse-held.ts';
import { loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';
import { attachmentParams } from './get-attachment.ts';

/**
 * POST /v1/cases/{caseId}/attachments/{attachmentId}/removals: row, key and bytes go, unless
 * a legal hold keeps them.
 */
export const addRemoveAttachment = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/attachments/:attachmentId/removals',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Remove a file of a case',
      tags: ['attachments'],
      params: attachmentParams,
      body: z.strictObject({ reason: z.enum(ATTACHMENT_REMOVAL_REASONS) }),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 410, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId, attachmentId } = request.params;
      const { reason } = request.body;
      const { state } = await loadCase(services.store, principalOf(request), caseId);
      const outcome = await commandOnCase(
        services,
        request,
        caseId,
        (removedAt) => ({
          type: 'RemoveAttachment',
          data: { caseId, attachmentId, reason, removedAt },
        }),
        {
          id: attachmentId,
          companions: [unlessHeld([caseId, ownerOf(caseId, state).customerId])],
        },
      );
      // Its job does it too: the answer must not be earlier than the end of the file.
      if (outcome.outcome === 'done') await services.attachments.remove(attachmentId);
      return answerCommand(reply, outcome);
    },
  });
};
