import { z } from 'zod';
import { externalRef, instant, shortId, uuid } from './primitives.ts';
import { SEVERITIES } from './vocabulary.ts';

/** A person takes a case up the ladder, or down again (ESC-07). */

export const ESCALATION_REASONS = [
  'customer_asked',
  'no_progress',
  'beyond_authority',
  'repeated_failure',
  'legal_threat',
  'media_attention',
  'safety',
] as const;

export const ESCALATION_REFUSALS = ['not_justified', 'handled_already', 'wrong_step'] as const;

export const DEESCALATION_REASONS = [
  'under_control',
  'less_severe_than_thought',
  'escalated_by_mistake',
  'customer_content',
] as const;

const escalationId = uuid;
const step = z.int().min(0).max(100);
const toRole = z.enum(['owner', 'manager', 'recovery_manager']);
const watchers = z.array(shortId).max(20);

/** In force at once, unless it needs an approval. */
export const EscalationRequestedV1 = z
  .object({
    caseId: uuid,
    escalationId,
    reason: z.enum(ESCALATION_REASONS),
    /** Why, in words; the words are intake's. */
    justificationTextId: uuid,
    severity: z.enum(SEVERITIES),
    /** Two were thought of: the higher was taken. */
    severityUnsure: z.literal(true).optional(),
    toRole,
    /** Told of it and of its end. */
    watchers,
    needsApproval: z.boolean(),
    by: externalRef,
    requestedAt: instant,
  })
  .meta({ id: 'EscalationRequested.v1' });

export const EscalationApprovedV1 = z
  .object({
    caseId: uuid,
    escalationId,
    toRole,
    watchers,
    by: externalRef,
    approvedAt: instant,
  })
  .meta({ id: 'EscalationApproved.v1' });

export const EscalationRefusedV1 = z
  .object({
    caseId: uuid,
    escalationId,
    reason: z.enum(ESCALATION_REFUSALS),
    requestedBy: externalRef,
    by: externalRef,
    refusedAt: instant,
  })
  .meta({ id: 'EscalationRefused.v1' });

/** An act of its own, never the mere end of something else. */
export const CaseDeescalatedV1 = z
  .object({
    caseId: uuid,
    escalationId,
    reason: z.enum(DEESCALATION_REASONS),
    justificationTextId: uuid.optional(),
    /** Where the case is on the ladder now; 0: nowhere. */
    step,
    severity: z.enum(SEVERITIES),
    watchers,
    by: externalRef,
    deescalatedAt: instant,
  })
  .meta({ id: 'CaseDeescalated.v1' });

export type EscalationRequested = z.infer<typeof EscalationRequestedV1>;
export type EscalationApproved = z.infer<typeof EscalationApprovedV1>;
export type EscalationRefused = z.infer<typeof EscalationRefusedV1>;
export type CaseDeescalated = z.infer<typeof CaseDeescalatedV1>;
