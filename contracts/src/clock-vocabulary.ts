/** The words of service-level clocks (semantics section 1). */

/** What a clock measures. `resolution` is the total resolution time of semantics 1.3. */
export const TARGET_METRICS = [
  'acknowledgement',
  'first_action',
  'resolution',
  'first_response',
  'next_reply',
  'periodic_update',
  'pausable_update',
  'requester_wait',
  'employee_work',
  'waiting_on_customer',
  'first_resolution',
  're_recovery',
  'third_day_close',
  'final_response',
] as const;

/** What clocks read of a case: its lifecycle state and its waiting mark in one word. */
export const STATUS_CATEGORIES = [
  'new',
  'open',
  'waiting_customer',
  'waiting_third_party',
  'resolved',
  'closed',
] as const;

/** Who a case waits for. */
export const WAITING_PARTIES = ['customer', 'third_party'] as const;

/** What happens to a case as far as its clocks are concerned. */
export const CLOCK_FACTS = [
  'reported',
  'triaged',
  'acknowledged',
  'customer_message',
  'public_reply',
  'remedy_step',
  'offer_made',
  'offer_ended',
  'waiting_for_customer',
  'waiting_for_third_party',
  'waiting_ended',
  'double_deviation',
  'resolved',
  'resolved_automatically',
  'reopened',
  'closed',
  'withdrawn',
  'merged',
  'unmerged',
] as const;

/**
 * What the conditions of a target may wait for: the facts, and three that follow from them. A
 * `response` is the public reply that counts as the first; an `automatic_resolution` came before
 * any reply of a person, and `reopened_unanswered` is the reopening after one.
 */
export const CLOCK_TRIGGERS = [
  'reported',
  'acknowledged',
  'customer_message',
  'public_reply',
  'response',
  'remedy_step',
  'offer_made',
  'offer_ended',
  'double_deviation',
  'resolved',
  'automatic_resolution',
  'reopened',
  'reopened_unanswered',
  'closed',
  'withdrawn',
  'merged',
] as const;

/** What a clock that was completed does when the case is reopened (semantics 1.7). */
export const REOPEN_MODES = [
  'once',
  'restart',
  'resume_excluding_resolved',
  'new_instance',
  'continue_including_resolved',
] as const;

export type TargetMetric = (typeof TARGET_METRICS)[number];
export type StatusCategory = (typeof STATUS_CATEGORIES)[number];
export type WaitingParty = (typeof WAITING_PARTIES)[number];
export type ClockFact = (typeof CLOCK_FACTS)[number];
export type ClockTrigger = (typeof CLOCK_TRIGGERS)[number];
export type ReopenMode = (typeof REOPEN_MODES)[number];
