import type { Cue } from '@amends/contracts/finding-vocabulary';
import type {
  BitnerSubtype,
  Gap,
  KhdType,
  NakamuraCause,
  NakamuraSubcode,
  ResponsibilityLocus,
} from '@amends/contracts/vocabulary';

/** What a cue of the text tells of the cause. */
export interface CueCause {
  readonly cue: Cue;
  readonly khdType?: KhdType;
  readonly nakamuraCause?: NakamuraCause;
  readonly nakamuraSubcode?: NakamuraSubcode;
  readonly bitnerSubtype?: BitnerSubtype;
  readonly attribution?: ResponsibilityLocus;
  readonly gaps?: readonly Gap[];
  /** Only staff say so of a customer; in a customer's own words it means something else. */
  readonly fromStaffOnly?: true;
}

const type = (cue: Cue, khdType: KhdType, more: Omit<CueCause, 'cue'> = {}): CueCause => ({
  cue,
  khdType,
  ...more,
});

/** Cue codes that intake takes from the text (cue-rules there), strongest first. */
export const CUE_CAUSES: readonly CueCause[] = [
  type('accused', 'accused_of_shoplifting'),
  {
    cue: 'customer_violent',
    bitnerSubtype: 'verbal_physical_abuse',
    attribution: 'customer',
    fromStaffOnly: true,
  },
  {
    cue: 'customer_drunk',
    bitnerSubtype: 'drunkenness',
    attribution: 'customer',
    fromStaffOnly: true,
  },
  { cue: 'other_customer', bitnerSubtype: 'disruptive_others', attribution: 'other_customer' },
  type('overcharged', 'mischarged'),
  type('price_differs', 'system_pricing'),
  type('reserved_item_gone', 'hold_disaster'),
  type('repair_failed', 'alterations_repairs'),
  type('special_order', 'special_order_request'),
  type('wrong_item', 'packaging_error'),
  type('missing_item', 'packaging_error'),
  type('defective', 'product_defect'),
  type('late_delivery', 'delivery'),
  type('out_of_stock', 'out_of_stock'),
  type('till_failed', 'pos_outage'),
  {
    cue: 'blamed_for_damage',
    nakamuraCause: 'service_method',
    nakamuraSubcode: 'wrongly_blamed_for_soiling',
    attribution: 'firm',
  },
  type('refused_return', 'policy_failure'),
  type('own_mistake', 'admitted_customer_error'),
  { cue: 'unfamiliar_product', nakamuraCause: 'unfamiliar_product', attribution: 'shared' },
  { cue: 'misunderstanding', nakamuraCause: 'customer_misunderstanding', attribution: 'shared' },
  type('bad_information', 'bad_information'),
  type('not_explained', 'bad_information'),
  type('broken_promise', 'bad_information', {
    nakamuraSubcode: 'broken_promise',
    gaps: ['gap_4_publicity'],
  }),
  type('embarrassed', 'embarrassment'),
  {
    cue: 'pushy_selling',
    nakamuraCause: 'service_method',
    nakamuraSubcode: 'pushy_or_ignorant_selling',
    attribution: 'firm',
  },
  {
    cue: 'gift_wrapping',
    nakamuraCause: 'service_method',
    nakamuraSubcode: 'gift_wrapping_error',
    attribution: 'firm',
  },
  type('hurtful_words', 'attention_failure', { nakamuraSubcode: 'wording' }),
  type('rude_staff', 'attention_failure'),
  type('long_wait', 'slow_unavailable_service'),
];
