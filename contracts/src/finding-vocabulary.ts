/**
 * Closed lists of what is found out about a failure, beside its typologies (vocabulary.ts). They
 * only grow, like those.
 */

/** What intake's rules take from a text in codes; the only thing that leaves intake of it. */
export const CUES = [
  'other_customer',
  'customer_violent',
  'customer_drunk',
  'safety',
  'injury',
  'accused',
  'privacy',
  'discrimination',
  'late_delivery',
  'overcharged',
  'price_differs',
  'defective',
  'wrong_item',
  'missing_item',
  'out_of_stock',
  'reserved_item_gone',
  'repair_failed',
  'special_order',
  'gift_wrapping',
  'unfamiliar_product',
  'rude_staff',
  'hurtful_words',
  'broken_promise',
  'long_wait',
  'till_failed',
  'bad_information',
  'not_explained',
  'refused_return',
  'own_mistake',
  'misunderstanding',
  'embarrassed',
  'pushy_selling',
  'blamed_for_damage',
] as const;

/** Why it came to a failure: what was wanting. */
export const ROOT_CAUSE_REASONS = [
  'no_standard',
  'standard_not_followed',
  'skill_missing',
  'staff_missing',
  'tool_or_system',
  'supplier',
  'internal_communication',
  'policy',
  'product_design',
  'promise_too_large',
  'customer_part_unclear',
  'external_event',
] as const;

/** How it came about. */
export const ROOT_CAUSE_COURSES = [
  'single_slip',
  'built_up_over_time',
  'after_a_change',
  'under_load',
  'at_a_handover',
  'left_unnoticed',
] as const;

/** Where in the service the customer took part when it failed. */
export const PARTICIPATION_STAGES = [
  'choosing',
  'ordering',
  'waiting',
  'paying',
  'receiving',
  'using',
  'returning',
] as const;

/** Whose step of a service script it is. */
export const ENCOUNTER_ROLES = [
  'customer',
  'sales_staff',
  'cashier',
  'service_desk',
  'manager',
  'delivery',
  'supplier',
  'system',
] as const;

/** What a preventive action changes. */
export const PREVENTION_KINDS = [
  'standard',
  'training',
  'staffing',
  'process',
  'system',
  'supplier',
  'policy',
  'product_information',
  'promise',
  'store_layout',
] as const;

export type Cue = (typeof CUES)[number];
