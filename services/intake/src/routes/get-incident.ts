import { incidentFacts } from '@amends/contracts/intake-incident-facts';
import { IncidentClosedV1, incidentScope } from '@amends/contracts/intake-incidents';
import { shortId, uuid } from '@amends/contracts/primitives';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { lacksStart, scopeOf } from '../domain/incident-scope.ts';
import { visibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { incidentParams } from './command-on-incident.ts';

export const INCIDENT_STATUSES = [
  'suspected',
  'declared',
  'listed',
  'opening',
  'opened',
  'closed',
  'cancelled',
] as const;

const count = z.int().min(0);
const incidentAnswer = z.object({
  id: uuid,
  storeId: shortId,
  status: z.enum(INCIDENT_STATUSES),
  ...incidentScope,
  needsReview: z.boolean(),
  /** What was found out of it, for each of its cases; version 0: nothing yet. */
  facts: z.object({ version: count, ...incidentFacts }),
  list: z.object({
    version: count,
    isStale: z.boolean(),
    customers: count,
    transactions: count,
    unidentified: count,
    withoutWorkstation: count,
  }),
  cases: z.object({ opened: count, linked: count }).nullable(),
  closed: IncidentClosedV1.nullable(),
});

/** GET /v1/incidents/{incidentId}: what it covers, how far it is. */
export const addGetIncident = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/incidents/:incidentId',
    config: { auth: { scopes: ['intake:write', 'triage:read', 'remedy:read'] } },
    schema: {
      summary: 'Read an incident',
      tags: ['incidents'],
      params: incidentParams,
      response: { 200: incidentAnswer, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const found = await visibleIncident(services.store, principalOf(request), incidentId);
      const { status, storeId, told, facts, list, cases, closed } = found.state;
      reply.header('etag', etagOf(found.version));
      const { version, isStale, transactions, unidentified, withoutWorkstation } = list;
      return {
        ...{ id: incidentId, storeId, status },
        ...scopeOf(told),
        needsReview: lacksStart(told),
        facts: { version: facts.version, ...facts.stated },
        list: {
          ...{ version, isStale, customers: list.customers.size },
          ...{ transactions, unidentified, withoutWorkstation },
        },
        cases: cases === null ? null : { opened: cases.opened, linked: cases.linked },
        closed,
      };
    },
  });
};
