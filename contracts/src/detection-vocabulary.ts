import { SIGNAL_KINDS } from './vocabulary.ts';

/** What makes intake suspect an incident that no person declared. */
export const INCIDENT_ORIGINS = ['outage_signal', 'early_warning', 'escalation_step'] as const;

/** Why a customer is on the list of an incident. */
export const AFFECTED_REASONS = [
  'derived',
  'reported_by_customer',
  'reported_by_employee',
  'found_in_receipts',
  'removed_in_error',
] as const;

/** What a case that no person reported was opened by: a signal, or what stands in for one. */
export const DETECTION_KINDS = [
  ...SIGNAL_KINDS,
  'incident_declared',
  'defection_risk',
  'dissatisfied_after_closing',
] as const;

export type DetectionKind = (typeof DETECTION_KINDS)[number];
export type IncidentOrigin = (typeof INCIDENT_ORIGINS)[number];
