/**
 * The field's standard terms as closed lists (glossary: README). Values are snake_case; a list only
 * grows, a value is never renamed or reused.
 */
export const INTAKE_CHANNELS = [
  'in_store_face_to_face',
  'telephone_hotline',
  'email',
  'web_form',
  'chat',
  'social_review',
  'suggestion_box',
  'letter',
  'guarantee_claim',
  'pos_prompt',
] as const;

export const SIGNAL_SOURCES = [
  'complaint',
  'hotline',
  'criticism',
  'media_report',
  'review',
  'survey',
  'suggestion_box',
  'guarantee_claim',
  'market_research',
  'employee_report',
  'internal_monitoring',
  'returning_customer_drop',
] as const;

export const INITIATIONS = ['customer', 'firm', 'employee', 'system'] as const;

export const CASE_STATES = [
  'reported',
  'acknowledged',
  'triaged',
  'investigating',
  'remedy_proposed',
  'agreed',
  'executing',
  'resolved',
  'follow_up',
  'closed',
  'withdrawn',
  'duplicate',
  'reopened',
] as const;

export const SEVERITIES = ['minor', 'moderate', 'major', 'critical'] as const;

export const CUSTOMER_TIERS = ['a', 'b', 'c', 'new'] as const;

export const EXPECTATION_KINDS = ['explicit', 'implicit', 'fuzzy'] as const;

export const EMOTIONS = [
  'dissatisfied',
  'regretful',
  'aggrieved',
  'angry',
  'frustrated',
  'anxious',
  'inconvenienced',
  'uncomfortable',
  'disappointed',
  'distrustful',
] as const;

/** What makes a failure critical at once (playbook section 1). */
export const CRITICAL_FLAGS = [
  'safety',
  'injury',
  'privacy',
  'discrimination',
  'accusation',
] as const;

/** Nakamura's four causes in department stores. */
export const NAKAMURA_CAUSES = [
  'inferior_goods',
  'service_method',
  'unfamiliar_product',
  'customer_misunderstanding',
] as const;

/** What Nakamura counts under the second cause, the way of serving. */
export const NAKAMURA_SUBCODES = [
  'bad_attitude',
  'wording',
  'pushy_or_ignorant_selling',
  'label_content_mismatch',
  'insufficient_explanation',
  'money_error',
  'gift_wrapping_error',
  'broken_promise',
  'late_or_wrong_delivery',
  'wrongly_blamed_for_soiling',
] as const;

/** Kelley, Hoffman and Davis (1993), with two extensions: pos_outage and delivery. */
export const KHD_GROUPS = [
  'g1_system_or_product',
  'g2_need_or_request',
  'g3_employee_action',
] as const;

export const KHD_TYPES = [
  'policy_failure',
  'slow_unavailable_service',
  'system_pricing',
  'packaging_error',
  'out_of_stock',
  'product_defect',
  'hold_disaster',
  'alterations_repairs',
  'bad_information',
  'pos_outage',
  'delivery',
  'special_order_request',
  'admitted_customer_error',
  'mischarged',
  'accused_of_shoplifting',
  'embarrassment',
  'attention_failure',
] as const;

/** Bitner, Booms and Mohr (1994). */
export const BITNER_GROUPS = [
  'g1_delivery_system',
  'g2_needs_requests',
  'g3_unprompted_employee',
  'g4_customer_misbehaviour',
] as const;

/** Bitner's subtypes of all four groups; which group each is of, triage's mapping table says. */
export const BITNER_SUBTYPES = [
  'disruptive_others',
  'drunkenness',
  'verbal_physical_abuse',
  'breaking_policies_laws',
  'uncooperative',
  'unavailable',
  'unreasonably_slow',
  'other_core_failure',
  'special_needs',
  'preferences',
  'admitted_error',
  'attention',
  'out_of_ordinary_behaviour',
  'cultural_norms',
  'gestalt',
  'adverse_conditions',
] as const;

/** How the employee answered the failure, after Kelley, Hoffman and Davis: a fact of its own. */
export const KHD_RECOVERIES = [
  'discount',
  'correction',
  'manager_employee_intervention',
  'correction_plus',
  'replacement',
  'apology',
  'refund',
  'customer_initiated_correction',
  'store_credit',
  'unsatisfactory_correction',
  'failure_escalation',
  'nothing',
] as const;

export const GAPS = [
  'gap_1_cognitive',
  'gap_2_normative',
  'gap_3_delivery',
  'gap_4_publicity',
] as const;

export const RESPONSIBILITY_LOCI = [
  'firm',
  'supplier',
  'customer',
  'other_customer',
  'external',
  'shared',
] as const;

export const STABILITIES = ['one_off', 'stable'] as const;

/** By which likeness an earlier failure was found (within the window of the installation). */
export const REPEAT_BASES = ['same_customer', 'same_type_at_store'] as const;

export const REMEDY_TYPES = [
  'listen',
  'acknowledge_feelings',
  'apology',
  'responsibility_statement',
  'explanation',
  'correction',
  'correction_plus',
  'replacement_exchange',
  'redelivery',
  'reperformance_repair',
  'refund',
  'partial_refund',
  'discount',
  'voucher_store_credit',
  'gift',
  'loyalty_points',
  'alternative_substitute',
  'manager_intervention',
  'priority_service',
  'education_demonstration',
  'guarantee_payout',
  'make_whole',
  'record_correction',
  'process_change_notice',
  'win_back_offer',
  'none',
] as const;

export const FOLLOW_UP_CHANNELS = [
  'email',
  'telephone',
  'face_to_face',
  'sms',
  'chat',
  'letter',
  // Nobody is written to: who has the claim code finds the question with the case.
  'claim_page',
] as const;

export const RESOLUTION_OUTCOMES = [
  'recovered_confirmed',
  'resolved_unconfirmed',
  'recovery_failed',
  'failure_averted',
  'won_back',
  'customer_lost',
  'withdrawn',
  'duplicate',
  'no_agreement',
  'referred',
  'invalid',
  'unreachable',
  'closed_no_answer',
  'rejected_with_reasons',
  'other',
] as const;

/** Where somebody told others. */
export const WORD_OF_MOUTH_CHANNELS = [
  'in_person',
  'review_site',
  'social_media',
  'press',
  'broadcast',
  'forum',
] as const;

export const REOPEN_REASONS = [
  'remedy_not_received',
  'remedy_inadequate',
  'failure_recurred',
  'adverse_effect',
  'proposal_rejected',
  'new_information',
  'resolved_in_error',
] as const;

export const DOUBLE_DEVIATION_TRIGGERS = [
  'remedy_failed',
  'offer_rejected_twice',
  'promise_broken',
  'dissatisfaction_remains',
  'adverse_effect',
  'second_failure_same_customer',
] as const;

/** What a till or a commerce platform can tell; from outside the type is `pos.<kind>`. */
export const SIGNAL_KINDS = [
  'refund_issued',
  'refund_failed',
  'dispute_opened',
  'dispute_closed',
  'payment_failed',
  'terminal_failed',
  'terminal_unreachable',
  'order_cancelled',
  'fulfilment_delayed',
  'fulfilment_failed',
  'stock_out',
  'stock_low',
  'sale_voided',
  'line_voided',
  'sale_returned',
  'item_not_found',
  'manager_override',
  'no_sale',
  'queue_time',
  'outage_started',
  'outage_updated',
  'outage_ended',
] as const;

/** Whose form a source's deliveries have, and how they prove where they come from. */
export const SOURCE_VENDORS = [
  'square',
  'shopify',
  'stripe',
  'adyen',
  'adyen_terminal',
  'zettle',
  'lightspeed_x',
  'clover',
  'toast',
  'standard_webhooks',
  'poslog',
  'inbound_topic',
] as const;

/** Item codes of the justice instrument, version 1 (own wording; dimensions D, P, I). */
export const JUSTICE_ITEMS = [
  'D1',
  'D2',
  'D3',
  'D4',
  'P1',
  'P2',
  'P3',
  'P4',
  'I1',
  'I2',
  'I3',
  'I4',
] as const;

export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];
export type Initiation = (typeof INITIATIONS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type CustomerTier = (typeof CUSTOMER_TIERS)[number];
export type KhdType = (typeof KHD_TYPES)[number];
export type NakamuraCause = (typeof NAKAMURA_CAUSES)[number];
export type NakamuraSubcode = (typeof NAKAMURA_SUBCODES)[number];
export type BitnerGroup = (typeof BITNER_GROUPS)[number];
export type BitnerSubtype = (typeof BITNER_SUBTYPES)[number];
export type Gap = (typeof GAPS)[number];
export type KhdGroup = (typeof KHD_GROUPS)[number];
export type ResponsibilityLocus = (typeof RESPONSIBILITY_LOCI)[number];
export type RemedyType = (typeof REMEDY_TYPES)[number];
export type SignalKind = (typeof SIGNAL_KINDS)[number];
export type SourceVendor = (typeof SOURCE_VENDORS)[number];
export type ResolutionOutcome = (typeof RESOLUTION_OUTCOMES)[number];
export type JusticeItem = (typeof JUSTICE_ITEMS)[number];
export type CaseState = (typeof CASE_STATES)[number];
