import { AttachmentAddedV1 } from '@amends/contracts/intake-attachments';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { attachmentsOf } from '../attachments/attachment-rows.ts';
import type { IntakeServices } from '../intake-services.ts';
import { auditedRead, READ_REASONS } from '../personal-data/audited-read.ts';
import { caseParams, loadCase } from './case-parameter.ts';

/** GET /v1/cases/{caseId}/attachments?reason=…: which files there are; every read is kept. */
export const addListAttachments = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId/attachments',
    exposeHeadRoute: false,
    config: { auth: { scopes: ['personal-data:read'] } },
    schema: {
      summary: 'List the files of a case',
      tags: ['attachments'],
      params: caseParams,
      querystring: z.strictObject({ reason: z.enum(READ_REASONS) }),
      response: {
        200: z.object({ data: z.array(AttachmentAddedV1.omit({ caseId: true })) }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const { caseId } = request.params;
      await loadCase(services.store, principal, caseId);
      const read = {
        what: 'attachments' as const,
        caseId,
        actor: principal.subject,
        reasonCode: request.query.reason,
        stores: principal.stores,
      };
      const found = await auditedRead(services.personalDataPool, read, (client) =>
        attachmentsOf(client, caseId),
      );
      return { data: [...found] };
    },
  });
};
