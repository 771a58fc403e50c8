import { KHD_TYPES } from './vocabulary.ts';

/** Evidence from tills that is counted per hour, at the store and at each till. */
export const COUNTED_SIGNALS = [
  'voids',
  'item_not_found',
  'idle_seconds',
  'payment_failed',
  'terminal_failed',
  'terminal_unreachable',
  'sale_returned',
  'manager_override',
  'no_sale',
  'refund_issued',
  'stock_out',
] as const;

/** What a warning is about: failures of a type, evidence from tills, or what became of failures. */
export const WARNING_CAUSES = [
  ...KHD_TYPES,
  'unclassified',
  ...COUNTED_SIGNALS,
  'failed_recovery',
  'media_report',
  'returning_customers',
] as const;

/** What found it: two charts and the immediate rules. */
export const WARNING_RULES = [
  'u_chart',
  'cusum',
  'critical_severity',
  'same_cause_cases',
  'media_report',
  'returning_customers',
] as const;

/** What came out when a person looked at a warning. */
export const WARNING_FINDINGS = ['confirmed', 'known_already', 'false_alarm'] as const;

export type CountedSignal = (typeof COUNTED_SIGNALS)[number];
export type WarningCause = (typeof WARNING_CAUSES)[number];
export type WarningRule = (typeof WARNING_RULES)[number];
export type WarningFinding = (typeof WARNING_FINDINGS)[number];
