import type {
  KhdGroup,
  KhdType,
  ResponsibilityLocus,
  SignalKind,
} from '@amends/contracts/vocabulary';

/** Version of the rule set below; stored with every classification. */
export const RULE_SET_VERSION = 1;

export interface Classification {
  readonly khdGroup?: KhdGroup;
  readonly khdType?: KhdType;
  readonly attribution?: ResponsibilityLocus;
  readonly stability?: 'one_off' | 'stable';
  readonly ruleId: string;
  readonly confidencePct: number;
}

/** Group and default attribution of each Kelley-Hoffman-Davis type (requirements vocabulary). */
const TYPES: Readonly<Record<KhdType, { group: KhdGroup; attribution: ResponsibilityLocus }>> = {
  policy_failure: { group: 'g1_system_or_product', attribution: 'firm' },
  slow_unavailable_service: { group: 'g1_system_or_product', attribution: 'firm' },
  system_pricing: { group: 'g1_system_or_product', attribution: 'firm' },
  packaging_error: { group: 'g1_system_or_product', attribution: 'firm' },
  out_of_stock: { group: 'g1_system_or_product', attribution: 'firm' },
  product_defect: { group: 'g1_system_or_product', attribution: 'supplier' },
  hold_disaster: { group: 'g1_system_or_product', attribution: 'firm' },
  alterations_repairs: { group: 'g1_system_or_product', attribution: 'firm' },
  bad_information: { group: 'g1_system_or_product', attribution: 'firm' },
  pos_outage: { group: 'g1_system_or_product', attribution: 'external' },
  delivery: { group: 'g1_system_or_product', attribution: 'supplier' },
  special_order_request: { group: 'g2_need_or_request', attribution: 'firm' },
  admitted_customer_error: { group: 'g2_need_or_request', attribution: 'customer' },
  mischarged: { group: 'g3_employee_action', attribution: 'firm' },
  accused_of_shoplifting: { group: 'g3_employee_action', attribution: 'firm' },
  embarrassment: { group: 'g3_employee_action', attribution: 'firm' },
  attention_failure: { group: 'g3_employee_action', attribution: 'firm' },
};

/** Cue codes that intake takes from the text, strongest first. */
const CUE_TYPES: readonly (readonly [string, KhdType])[] = [
  ['accused', 'accused_of_shoplifting'],
  ['overcharged', 'mischarged'],
  ['wrong_item', 'packaging_error'],
  ['missing_item', 'packaging_error'],
  ['defective', 'product_defect'],
  ['late_delivery', 'delivery'],
  ['out_of_stock', 'out_of_stock'],
  ['till_failed', 'pos_outage'],
  ['bad_information', 'bad_information'],
  ['broken_promise', 'bad_information'],
  ['rude_staff', 'attention_failure'],
  ['long_wait', 'slow_unavailable_service'],
];

const SIGNAL_TYPES: Partial<Record<SignalKind, KhdType>> = {
  refund_failed: 'mischarged',
  payment_failed: 'pos_outage',
  terminal_failed: 'pos_outage',
  terminal_unreachable: 'pos_outage',
  outage_started: 'pos_outage',
  fulfilment_delayed: 'delivery',
  fulfilment_failed: 'delivery',
  stock_out: 'out_of_stock',
};

const classify = (
  khdType: KhdType | undefined,
  ruleId: string,
  confidencePct: number,
): Classification =>
  khdType === undefined
    ? { ruleId, confidencePct }
    : {
        khdType,
        khdGroup: TYPES[khdType].group,
        attribution: TYPES[khdType].attribution,
        stability: 'one_off',
        ruleId,
        confidencePct,
      };

export interface ClassificationFacts {
  readonly complaintCode?: KhdType | undefined;
  readonly signalKind?: SignalKind | undefined;
  readonly cues?: readonly string[];
}

/**
 * Cause by rule: what the reporter stated, else the signal, else a cue of the text, else
 * unclassified with a person to look at it. Confidence is a stated constant per rule, not a
 * measured accuracy.
 */
export const classifyFailure = (facts: ClassificationFacts): Classification => {
  if (facts.complaintCode !== undefined) {
    return classify(facts.complaintCode, 'stated_code', 90);
  }
  const bySignal = facts.signalKind === undefined ? undefined : SIGNAL_TYPES[facts.signalKind];
  if (bySignal !== undefined) return classify(bySignal, 'signal_kind', 80);
  const cue = CUE_TYPES.find(([code]) => facts.cues?.includes(code));
  if (cue !== undefined) return classify(cue[1], `cue_${cue[0]}`, 60);
  return classify(undefined, 'unclassified', 0);
};

/** Classification by a person: the type's own group; attribution as stated, else the default. */
export const classifyByPerson = (
  khdType: KhdType,
  attribution: ResponsibilityLocus | undefined,
): Classification => ({
  ...classify(khdType, 'person', 100),
  attribution: attribution ?? TYPES[khdType].attribution,
});
