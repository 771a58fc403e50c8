import { ERASURE_REASONS } from '@amends/contracts/intake-personal-data';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { findSubjects, namesInKey, subjectKey } from '../personal-data/subject-key.ts';

/**
 * POST /v1/erasures: takes everything away that names a person. Somebody unknown gets the same
 * answer, and erasing twice changes nothing, so no answer is kept under the key: a hash of the body
 * would lead to the person.
 */
export const addErase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/erasures',
    config: { auth: { scopes: ['personal-data:erase'] } },
    schema: {
      summary: 'Erase the personal data of a customer',
      tags: ['personal data'],
      body: z.strictObject({ subject: subjectKey, reason: z.enum(ERASURE_REASONS) }),
      response: {
        200: z.object({ status: z.literal('erased') }),
        ...problemResponses(400, 401, 403, 409, 422, 503),
      },
    },
    handler: async (request) => {
      idempotencyOf(request);
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { subject, reason } = request.body;
      await services.erasures.erase({
        find: (client) => findSubjects(client, services.cipher, subject),
        names: namesInKey(subject),
        reason,
        asking: askingOf(request, services.clock()),
      });
      return { status: 'erased' as const };
    },
  });
};
