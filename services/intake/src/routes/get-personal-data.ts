import { uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { READ_REASONS } from '../personal-data/audited-read.ts';
import { readPersonalData } from '../personal-data/personal-data-reader.ts';
import { TEXT_KINDS } from '../personal-data/text-kinds.ts';
import { caseParams, loadCase } from './case-parameter.ts';

const contact = z.object({
  customerId: uuid.nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
const text = z.object({ textId: uuid, kind: z.enum(TEXT_KINDS), content: z.string() });

/** GET /v1/cases/{caseId}/personal-data?reason=…: contact details and texts; every read is kept. */
export const addGetPersonalData = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId/personal-data',
    exposeHeadRoute: false,
    config: { auth: { scopes: ['personal-data:read'] } },
    schema: {
      summary: 'Read the personal data of a case',
      tags: ['personal data'],
      params: caseParams,
      querystring: z.strictObject({ reason: z.enum(READ_REASONS) }),
      response: {
        200: z.object({ caseId: uuid, contacts: z.array(contact), texts: z.array(text) }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const { caseId } = request.params;
      await loadCase(services.store, principal, caseId);
      const found = await readPersonalData(services.personalDataPool, services.cipher, {
        what: 'case',
        caseId,
        actor: principal.subject,
        reasonCode: request.query.reason,
        stores: principal.stores,
      });
      return { caseId, contacts: [...found.contacts], texts: [...found.texts] };
    },
  });
};
