import { uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf, setIdempotencyLookup } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { reportBody } from '../reports/report-body.ts';
import { reportCase } from '../reports/report-case.ts';
import { storeRefusal } from '../reports/store-refusal.ts';

export const reportAnswer = z.object({
  id: uuid,
  caseId: uuid,
  status: z.literal('reported'),
  position: z.string(),
});

/** POST /v1/cases: reports one failure; its case is open when the answer arrives. */
export const addReportCase = (app: HttpServer, services: IntakeServices): void => {
  const deps = { ...services, isKnownStore: services.stores.isKnown };
  app.route({
    method: 'POST',
    url: '/v1/cases',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Report a failure',
      tags: ['cases'],
      body: reportBody,
      response: { 201: reportAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
    },
    handler: async (request, reply) => {
      const key = idempotencyOf(request);
      const refusal = storeRefusal(principalOf(request), request.body.storeId);
      if (refusal !== undefined) throw new Problem(refusal);
      const asking = askingOf(request, services.clock());
      const done = await reportCase(deps, asking, key, request.body);
      if (done.outcome === 'refused') {
        const { code, position } = done;
        throw new Problem(code, position === undefined ? {} : { extra: { position } });
      }
      setIdempotencyLookup(reply, done.outcome === 'accepted' ? 'miss' : 'hit');
      reply.header('location', `${app.publicPrefix}/v1/cases/${done.answer.caseId}`);
      if (done.outcome === 'accepted') reply.header('etag', '"1"');
      return reply.status(201).send(done.answer);
    },
  });
};
