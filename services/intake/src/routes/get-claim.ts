import { instant, uuid } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { expectedEndOf } from '../domain/case-incidents.ts';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams, loadCase } from './case-parameter.ts';

const claimView = z.object({
  caseId: uuid,
  status: z.enum(['open', 'withdrawn']),
  reportedAt: instant,
  acknowledgedAt: instant.nullable(),
  /** When the incident behind it is expected to be over. */
  expectedEndAt: instant.nullable(),
  /** Where the person goes on, by service and path. */
  links: z.object({ messages: z.string(), remedy: z.string(), followUp: z.string() }),
});

/** GET /v1/cases/{caseId}/claim: what a claimant sees of the case, and where to go on. */
export const addGetClaim = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId/claim',
    config: { auth: { scopes: ['claimant'] } },
    schema: {
      summary: 'Follow a case by its claim',
      tags: ['claims'],
      params: caseParams,
      response: { 200: claimView, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request) => {
      const { caseId } = request.params;
      const { state } = await loadCase(services.store, principalOf(request), caseId);
      if (!('origin' in state)) throw new Problem('not_found');
      return {
        caseId,
        status: state.status,
        reportedAt: state.origin.facts.reportedAt,
        acknowledgedAt: state.acknowledged?.acknowledgedAt ?? null,
        expectedEndAt: expectedEndOf(state.incidents, state.incidentFacts) ?? null,
        links: {
          messages: `/intake/v1/cases/${caseId}/messages`,
          remedy: `/remedy/v1/cases/${caseId}/remedy`,
          followUp: `/follow-up/v1/cases/${caseId}/follow-up`,
        },
      };
    },
  });
};
