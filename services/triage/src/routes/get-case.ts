import { externalRef, instant, shortId, uuid } from '@amends/contracts/primitives';
import { TARGET_METRICS } from '@amends/contracts/clock-vocabulary';
import {
  CauseStatedByCustomerV1,
  EmployeeResponseRecordedV1,
  EncounterAssessedV1,
  ExecutiveReviewRecordedV1,
  PresumptionSetAsideV1,
} from '@amends/contracts/triage-findings';
import { EscalationRequestedV1 } from '@amends/contracts/triage-manual-escalation';
import { HandoverOfferedV1 } from '@amends/contracts/triage-staff';
import { CUSTOMER_TIERS, KHD_TYPES, SEVERITIES } from '@amends/contracts/vocabulary';
import { caseParams } from '@amends/service-kit/case-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import { targetsOf } from '../domain/clock/clock-state.ts';
import type { TriageCommands } from '../triage-commands.ts';

const answer = z.object({
  caseId: uuid,
  storeId: shortId.optional(),
  status: z.enum(['open', 'cancelled', 'imported']),
  severity: z.enum(SEVERITIES).optional(),
  tier: z.enum(CUSTOMER_TIERS).optional(),
  khdType: z.enum(KHD_TYPES).optional(),
  classifiedBy: z.enum(['rule', 'person']).optional(),
  ruleId: z.string().optional(),
  confidencePct: z.int().optional(),
  ownerId: shortId.optional(),
  ownerKind: z.enum(['person', 'team']).optional(),
  /** By a person: waits for its approval, or is in force. */
  escalation: z.object({ isPending: z.boolean(), request: EscalationRequestedV1 }).optional(),
  /** Offered to somebody who has not taken it yet. */
  handover: HandoverOfferedV1.optional(),
  escalationStep: z.int(),
  targets: z.array(
    z.object({
      clockId: externalRef,
      metric: z.enum(TARGET_METRICS),
      /** Absent while the clock is paused. */
      dueAt: instant.optional(),
      metAt: instant.optional(),
      missed: z.boolean(),
    }),
  ),
  rootCauseRecorded: z.boolean(),
  /** What people found out, each a record of its own. */
  findings: z.object({
    isInvestigated: z.boolean(),
    employeeResponse: EmployeeResponseRecordedV1.optional(),
    customerView: CauseStatedByCustomerV1.optional(),
    encounter: EncounterAssessedV1.optional(),
    executiveReview: ExecutiveReviewRecordedV1.optional(),
    presumption: PresumptionSetAsideV1.optional(),
  }),
});

/** The case as triage sees it: cause, severity, owner, targets. */
export const getCase = (app: HttpServer, commands: TriageCommands): void => {
  app.get(
    '/v1/cases/:id',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'A case as triage sees it',
        tags: ['triage'],
        params: caseParams,
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const { state, version } = await commands.read(request, request.params.id);
      reply.header('etag', etagOf(version));
      return {
        caseId: request.params.id,
        storeId: state.storeId,
        status: state.status as 'open',
        severity: state.severity,
        tier: state.prioritised?.tier,
        khdType: state.classification?.khdType,
        classifiedBy: state.classification?.decidedBy,
        ruleId: state.classification?.ruleId,
        confidencePct: state.classification?.confidencePct,
        ownerId: state.ownerId,
        ownerKind: state.ownerKind,
        handover: state.handover,
        escalation: state.escalation,
        escalationStep: state.escalationStep,
        targets: [...targetsOf(state.clocks)],
        rootCauseRecorded: state.rootCause !== undefined,
        findings: state.findings,
      };
    },
  );
};
