import {
  CaseAcknowledgedV1,
  CaseHistoryImportedV1,
  CaseWithdrawnV1,
  FailureDetectedV1,
  FailureReportedV1,
} from '@amends/contracts/intake';
import { CaseFollowsUpV1 } from '@amends/contracts/intake-follow-up-case';
import { instant, uuid } from '@amends/contracts/primitives';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { expectedEndOf } from '../domain/case-incidents.ts';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams, loadCase } from './case-parameter.ts';

const caseAnswer = z.object({
  id: uuid,
  status: z.enum(['open', 'withdrawn', 'imported']),
  origin: z.enum(['reported', 'detected', 'imported']),
  reported: FailureReportedV1.nullable(),
  detected: FailureDetectedV1.nullable(),
  imported: CaseHistoryImportedV1.nullable(),
  acknowledged: CaseAcknowledgedV1.nullable(),
  /** When the first automatic reply went out; it acknowledges nothing. */
  autoAckAt: instant.nullable(),
  withdrawn: CaseWithdrawnV1.nullable(),
  /** The case it is a duplicate of. */
  mergedInto: uuid.nullable(),
  /** The earlier case it goes on from, and the incidents of that one. */
  followsUp: CaseFollowsUpV1.pick({ earlierCaseId: true, incidentIds: true }).nullable(),
  /** When the incident that hit the customer is expected to be over. */
  expectedEndAt: instant.nullable(),
});

/** GET /v1/cases/{caseId}: what intake knows of a case; texts and people by id only. */
export const addGetCase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId',
    config: { auth: { scopes: ['intake:write', 'triage:read', 'remedy:read', 'follow-up:read'] } },
    schema: {
      summary: 'Read a case as intake knows it',
      tags: ['cases'],
      params: caseParams,
      response: { 200: caseAnswer, ...problemResponses(401, 403, 404, 503) },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const found = await loadCase(services.store, principalOf(request), caseId);
      const { state, version } = found;
      reply.header('etag', etagOf(version));
      const nothing = { reported: null, detected: null, imported: null };
      if (state.status === 'imported') {
        const rest = {
          ...nothing,
          acknowledged: null,
          autoAckAt: null,
          withdrawn: null,
          mergedInto: null,
          followsUp: null,
          expectedEndAt: null,
        };
        return {
          id: caseId,
          status: state.status,
          origin: state.status,
          ...rest,
          imported: state.facts,
        };
      }
      const { status, origin, acknowledged, autoAckAt, withdrawn, mergedInto, followsUp } = state;
      const begun =
        origin.kind === 'reported'
          ? { ...nothing, reported: origin.facts }
          : { ...nothing, detected: origin.facts };
      const expectedEndAt = expectedEndOf(state.incidents, state.incidentFacts) ?? null;
      const since = { acknowledged, autoAckAt, withdrawn, mergedInto, followsUp, expectedEndAt };
      return { id: caseId, status, origin: origin.kind, ...begun, ...since };
    },
  });
};
