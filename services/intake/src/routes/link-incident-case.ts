import { uuid } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { visibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';
import { incidentParams } from './command-on-incident.ts';

const CLOSED_FOR_CASES: ReadonlySet<string> = new Set(['suspected', 'closed', 'cancelled']);

const customerOf = (state: Failure): string | undefined =>
  'origin' in state ? state.origin.facts.customerId : undefined;

/** POST /v1/incidents/{incidentId}/cases: a case that exists is one of the incident. */
export const addLinkIncidentCase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/cases',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Attach a case to an incident',
      tags: ['incidents'],
      params: incidentParams,
      body: z.strictObject({ caseId: uuid }),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const { caseId } = request.body;
      const principal = principalOf(request);
      const { state: incident } = await visibleIncident(services.store, principal, incidentId);
      const { state } = await loadCase(services.store, principal, caseId);
      const { storeId } = incident;
      // The list of an incident is for the staff of its store.
      if (state.storeId !== storeId) throw new Problem('not_found');
      if (CLOSED_FOR_CASES.has(incident.status)) {
        throw new Problem('illegal_state', { detail: `The incident is ${incident.status}.` });
      }
      const customerId = customerOf(state);
      const about = { incidentId, storeId, caseId, ...(customerId && { customerId }) };
      const link = (now: string) => ({ ...about, how: 'person' as const, linkedAt: now });
      const outcome = await commandOnCase(services, request, caseId, (now) => ({
        type: 'LinkIncident',
        link: link(now),
      }));
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
