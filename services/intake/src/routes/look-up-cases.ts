import { shortId, uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { READ_REASONS } from '../personal-data/audited-read.ts';
import { CASES_MAX, findCases } from '../personal-data/case-look-up.ts';
import { subjectByContact } from '../personal-data/subject-key.ts';

const found = z.object({
  caseId: uuid,
  storeId: shortId.nullable(),
  customerId: uuid.nullable(),
});

/**
 * POST /v1/case-lookups: the cases of whoever has this reference, e-mail address or telephone
 * number. It is a read: a POST only because a URL would leave the address in the logs of others.
 * Nobody and somebody of other stores are answered alike.
 */
export const addLookUpCases = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/case-lookups',
    config: { auth: { scopes: ['personal-data:read'] } },
    schema: {
      summary: 'Look up the cases of a customer',
      tags: ['personal data'],
      body: z.strictObject({ subject: subjectByContact, reason: z.enum(READ_REASONS) }),
      response: {
        200: z.object({ data: z.array(found).max(CASES_MAX), hasMore: z.boolean() }),
        ...problemResponses(400, 401, 403, 422, 503),
      },
    },
    handler: async (request) => {
      const { subject, reason } = request.body;
      const { subject: actor, stores } = principalOf(request);
      const read = { what: 'look_up' as const, actor, reasonCode: reason, stores };
      return findCases(services.personalDataPool, services.cipher, read, subject);
    },
  });
};
