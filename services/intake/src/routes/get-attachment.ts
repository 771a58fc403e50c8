import { ATTACHMENT_MEDIA_TYPES } from '@amends/contracts/intake-attachments';
import { uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { openBytes } from '../attachments/attachment-bytes.ts';
import { attachmentWithKey } from '../attachments/attachment-rows.ts';
import type { IntakeServices } from '../intake-services.ts';
import { auditedRead, READ_REASONS } from '../personal-data/audited-read.ts';
import { caseParams, loadCase } from './case-parameter.ts';

export const attachmentParams = caseParams.extend({ attachmentId: uuid });

const bytes = { schema: z.string().meta({ format: 'binary' }) };

/**
 * GET /v1/cases/{caseId}/attachments/{attachmentId}?reason=…: the file; the read is kept. It is
 * sent as something to save: a browser would show whatever a stranger put into it.
 */
export const addGetAttachment = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId/attachments/:attachmentId',
    exposeHeadRoute: false,
    config: { auth: { scopes: ['personal-data:read'] } },
    schema: {
      summary: 'Read a file of a case',
      tags: ['attachments'],
      params: attachmentParams,
      querystring: z.strictObject({ reason: z.enum(READ_REASONS) }),
      response: {
        200: {
          description: 'The file as it was sent',
          content: Object.fromEntries(ATTACHMENT_MEDIA_TYPES.map((type) => [type, bytes])),
        },
        ...problemResponses(400, 401, 403, 404, 410, 503),
      },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const { caseId, attachmentId } = request.params;
      await loadCase(services.store, principal, caseId);
      const found = await auditedRead(
        services.personalDataPool,
        {
          ...{ what: 'attachment', caseId, attachmentId },
          ...{ actor: principal.subject, stores: principal.stores },
          reasonCode: request.query.reason,
        },
        (client) => attachmentWithKey(client, services.cipher, caseId, attachmentId),
      );
      if (found === undefined) throw new Problem('not_found');
      const content = await openBytes(services.blobs, found);
      const extension = found.mediaType.split('/')[1];
      return reply
        .headers({
          'content-disposition': `attachment; filename="${attachmentId}.${extension}"`,
          'content-length': String(found.bytes),
        })
        .type(found.mediaType)
        .send(Readable.from(content) as never);
    },
  });
};
