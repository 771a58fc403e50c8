import type { PreventiveActionOpened } from '@amends/contracts/triage-findings';
import type { KhdType } from '@amends/contracts/vocabulary';
import type { COUNTED_SIGNALS, WarningCause } from '@amends/contracts/warning-vocabulary';

type Outcome = 'unclassified' | 'failed_recovery' | 'media_report' | 'returning_customers';
type Kind = PreventiveActionOpened['kind'];

/** What customers would complain of if the evidence of tills went on; null: of no one type. */
const TYPE_OF: Readonly<Record<Exclude<WarningCause, KhdType>, KhdType | null>> = {
  voids: 'mischarged',
  item_not_found: 'system_pricing',
  idle_seconds: 'slow_unavailable_service',
  payment_failed: 'pos_outage',
  terminal_failed: 'pos_outage',
  terminal_unreachable: 'pos_outage',
  sale_returned: 'product_defect',
  manager_override: 'policy_failure',
  no_sale: 'policy_failure',
  refund_issued: 'product_defect',
  stock_out: 'out_of_stock',
  unclassified: null,
  failed_recovery: null,
  media_report: null,
  returning_customers: null,
} satisfies Record<(typeof COUNTED_SIGNALS)[number] | Outcome, KhdType | null>;

/** The failure type that an action against the cause prevents; null where there is no one type. */
export const preventedTypeOf = (cause: WarningCause): KhdType | null =>
  Object.hasOwn(TYPE_OF, cause) ? TYPE_OF[cause as keyof typeof TYPE_OF] : (cause as KhdType);

const KIND_OF: Partial<Record<WarningCause, Kind>> = {
  payment_failed: 'system',
  terminal_failed: 'system',
  terminal_unreachable: 'system',
  pos_outage: 'system',
  item_not_found: 'system',
  system_pricing: 'system',
  idle_seconds: 'staffing',
  slow_unavailable_service: 'staffing',
  out_of_stock: 'supplier',
  stock_out: 'supplier',
  product_defect: 'supplier',
  bad_information: 'product_information',
  attention_failure: 'training',
};

/** A first proposal of what to change; whoever owns the action knows better. */
export const proposedKindOf = (cause: WarningCause): Kind => KIND_OF[cause] ?? 'process';
