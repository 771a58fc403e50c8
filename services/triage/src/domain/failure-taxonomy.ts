import type {
  BitnerGroup,
  BitnerSubtype,
  KhdGroup,
  KhdType,
  NakamuraCause,
  NakamuraSubcode,
  ResponsibilityLocus,
} from '@amends/contracts/vocabulary';

/**
 * The one mapping table between the three typologies (requirements, vocabulary "Causes"): what a
 * Kelley-Hoffman-Davis type is in Nakamura's and Bitner's words, and who answers for it unless
 * somebody finds otherwise.
 */
export interface TypeMeaning {
  readonly khdGroup: KhdGroup;
  readonly nakamuraCause: NakamuraCause;
  readonly nakamuraSubcode?: NakamuraSubcode;
  readonly bitnerSubtype: BitnerSubtype;
  readonly attribution: ResponsibilityLocus;
}

const system = (
  bitnerSubtype: 'unavailable' | 'unreasonably_slow' | 'other_core_failure',
  attribution: ResponsibilityLocus,
  nakamuraSubcode?: NakamuraSubcode,
): TypeMeaning => ({
  khdGroup: 'g1_system_or_product',
  nakamuraCause: 'service_method',
  ...(nakamuraSubcode === undefined ? {} : { nakamuraSubcode }),
  bitnerSubtype,
  attribution,
});

const employee = (
  bitnerSubtype: 'attention' | 'out_of_ordinary_behaviour',
  nakamuraSubcode?: NakamuraSubcode,
): TypeMeaning => ({
  khdGroup: 'g3_employee_action',
  nakamuraCause: 'service_method',
  ...(nakamuraSubcode === undefined ? {} : { nakamuraSubcode }),
  bitnerSubtype,
  attribution: 'firm',
});

export const TYPE_MEANING: Readonly<Record<KhdType, TypeMeaning>> = {
  policy_failure: system('other_core_failure', 'firm'),
  slow_unavailable_service: system('unreasonably_slow', 'firm'),
  system_pricing: system('other_core_failure', 'firm', 'money_error'),
  packaging_error: system('other_core_failure', 'firm', 'label_content_mismatch'),
  out_of_stock: system('unavailable', 'firm'),
  product_defect: {
    khdGroup: 'g1_system_or_product',
    nakamuraCause: 'inferior_goods',
    bitnerSubtype: 'other_core_failure',
    attribution: 'supplier',
  },
  hold_disaster: system('unavailable', 'firm', 'broken_promise'),
  alterations_repairs: system('other_core_failure', 'firm'),
  bad_information: system('other_core_failure', 'firm', 'insufficient_explanation'),
  pos_outage: system('unavailable', 'external'),
  delivery: system('unreasonably_slow', 'supplier', 'late_or_wrong_delivery'),
  special_order_request: {
    khdGroup: 'g2_need_or_request',
    nakamuraCause: 'service_method',
    bitnerSubtype: 'preferences',
    attribution: 'firm',
  },
  admitted_customer_error: {
    khdGroup: 'g2_need_or_request',
    nakamuraCause: 'customer_misunderstanding',
    bitnerSubtype: 'admitted_error',
    attribution: 'customer',
  },
  mischarged: employee('out_of_ordinary_behaviour', 'money_error'),
  accused_of_shoplifting: employee('out_of_ordinary_behaviour'),
  embarrassment: employee('out_of_ordinary_behaviour'),
  attention_failure: employee('attention', 'bad_attitude'),
};

/** Three groups are the same in both typologies; Bitner's fourth has no counterpart. */
export const BITNER_OF_KHD: Readonly<Record<KhdGroup, BitnerGroup>> = {
  g1_system_or_product: 'g1_delivery_system',
  g2_need_or_request: 'g2_needs_requests',
  g3_employee_action: 'g3_unprompted_employee',
};

export const BITNER_GROUP_OF: Readonly<Record<BitnerSubtype, BitnerGroup>> = {
  unavailable: 'g1_delivery_system',
  unreasonably_slow: 'g1_delivery_system',
  other_core_failure: 'g1_delivery_system',
  special_needs: 'g2_needs_requests',
  preferences: 'g2_needs_requests',
  admitted_error: 'g2_needs_requests',
  disruptive_others: 'g2_needs_requests',
  attention: 'g3_unprompted_employee',
  out_of_ordinary_behaviour: 'g3_unprompted_employee',
  cultural_norms: 'g3_unprompted_employee',
  gestalt: 'g3_unprompted_employee',
  adverse_conditions: 'g3_unprompted_employee',
  drunkenness: 'g4_customer_misbehaviour',
  verbal_physical_abuse: 'g4_customer_misbehaviour',
  breaking_policies_laws: 'g4_customer_misbehaviour',
  uncooperative: 'g4_customer_misbehaviour',
};

/**
 * How far it could have been prevented, 1 to 7, as long as nobody has looked: read off the locus
 * (what is external or the customer's lies outside the firm's control, playbook section 7).
 */
export const CONTROLLABILITY_OF: Readonly<Record<ResponsibilityLocus, number>> = {
  firm: 6,
  supplier: 4,
  shared: 4,
  other_customer: 2,
  customer: 2,
  external: 1,
};
