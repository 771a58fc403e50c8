import { uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { READ_REASONS } from '../personal-data/audited-read.ts';
import { readText } from '../personal-data/personal-data-reader.ts';
import { IMPERSONAL_TEXT_KINDS, TEXT_KINDS } from '../personal-data/text-kinds.ts';

const PERSONAL = 'personal-data:read';

/** GET /v1/texts/{textId}?reason=…: one text; an erased one is as unknown as a foreign one. */
export const addGetText = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/texts/:textId',
    exposeHeadRoute: false,
    config: { auth: { scopes: [PERSONAL, 'texts:read'] } },
    schema: {
      summary: 'Read a text',
      tags: ['texts'],
      params: z.strictObject({ textId: uuid }),
      querystring: z.strictObject({ reason: z.enum(READ_REASONS) }),
      response: {
        200: z.object({
          id: uuid,
          kind: z.enum(TEXT_KINDS),
          caseId: uuid.nullable(),
          text: z.string(),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { subject, stores, scopes } = principalOf(request);
      const { textId } = request.params;
      const found = await readText(services.personalDataPool, services.cipher, {
        ...{ what: 'text', textId, actor: subject, stores, reasonCode: request.query.reason },
        kinds: scopes.has(PERSONAL) ? TEXT_KINDS : IMPERSONAL_TEXT_KINDS,
      });
      if (found === undefined) throw new Problem('not_found');
      return { id: textId, ...found };
    },
  });
};
