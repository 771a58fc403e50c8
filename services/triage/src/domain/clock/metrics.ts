import type { ClockCondition } from '@amends/contracts/triage-clocks';
import type { ReopenMode, StatusCategory, TargetMetric } from '@amends/contracts/clock-vocabulary';

/** The six conditions in the order in which every moment of a case is held against them (1.2). */
export const CONDITION_ORDER = ['cancel', 'stop', 'reset', 'pause', 'resume', 'start'] as const;
export type ConditionName = (typeof CONDITION_ORDER)[number];
export type Conditions = Readonly<Record<ConditionName, ClockCondition>>;

export interface MetricDefinition {
  readonly conditions: Conditions;
  /** A completed clock is followed by another when the start condition is true again. */
  readonly rearms: boolean;
  readonly reopenMode: ReopenMode;
  /** Does not start while the first response is still owed (CLK-25). */
  readonly awaitsFirstResponse: boolean;
}

const CATEGORIES: readonly StatusCategory[] = [
  'new',
  'open',
  'waiting_customer',
  'waiting_third_party',
  'resolved',
  'closed',
];
const UNRESOLVED = CATEGORIES.slice(0, 4);
const NOT_WITH_CUSTOMER: readonly StatusCategory[] = ['new', 'open', 'waiting_third_party'];
const WITH_FIRM: readonly StatusCategory[] = ['new', 'open'];

const never: ClockCondition = { on: [] };
const on = (...triggers: NonNullable<ClockCondition['on']>): ClockCondition => ({ on: triggers });

/** A clock counts in these categories: outside of them it is paused, inside it runs again. */
const countsIn = (
  counted: readonly StatusCategory[],
): Pick<Conditions, 'pause' | 'resume' | 'reset'> => ({
  reset: never,
  pause: { in: CATEGORIES.filter((category) => !counted.includes(category)) },
  resume: { in: [...counted] },
});

/** Ends without a result when the case does. */
const withTheCase = on('withdrawn', 'merged', 'closed');
/** The same, but a case that is closed without a resolution may still be resolved one day. */
const withTheCustomer = on('withdrawn', 'merged');

const metric = (
  counted: readonly StatusCategory[],
  conditions: Pick<Conditions, 'start' | 'stop'> & Partial<Conditions>,
  more: Partial<Omit<MetricDefinition, 'conditions'>> = {},
): MetricDefinition => ({
  conditions: { cancel: withTheCase, ...countsIn(counted), ...conditions },
  rearms: false,
  reopenMode: 'once',
  awaitsFirstResponse: false,
  ...more,
});

const reported = on('reported');
const resolved = on('resolved');
const reply = { rearms: true, awaitsFirstResponse: true } as const;
const untilResolved = { cancel: withTheCustomer, start: reported, stop: resolved };
const goesOn = { reopenMode: 'resume_excluding_resolved' } as const;
/** Each reply ends one update and begins the next; while the category does not count, none. */
const eachReply = { start: on('public_reply'), stop: never, reset: on('public_reply') };

/** Every metric of semantics 1.3, and first action of the playbook. A policy names the target. */
export const METRICS: Readonly<Record<TargetMetric, MetricDefinition>> = {
  acknowledgement: metric(UNRESOLVED, { start: reported, stop: on('acknowledged') }),
  first_action: metric(UNRESOLVED, { start: reported, stop: on('remedy_step') }),
  // CLK-22: what automation resolved alone was never answered; the reopening counts as the start.
  first_response: metric(UNRESOLVED, {
    cancel: on('withdrawn', 'merged', 'closed', 'automatic_resolution'),
    start: on('reported', 'reopened_unanswered'),
    stop: on('response'),
  }),
  next_reply: metric(
    UNRESOLVED,
    { start: on('customer_message'), stop: on('public_reply') },
    reply,
  ),
  periodic_update: metric(UNRESOLVED, eachReply, reply),
  pausable_update: metric(NOT_WITH_CUSTOMER, eachReply, reply),
  requester_wait: metric(NOT_WITH_CUSTOMER, untilResolved, goesOn),
  employee_work: metric(WITH_FIRM, untilResolved, goesOn),
  waiting_on_customer: metric(
    ['waiting_customer'],
    {
      start: { in: ['waiting_customer'] },
      stop: { in: CATEGORIES.filter((category) => category !== 'waiting_customer') },
    },
    { rearms: true },
  ),
  resolution: metric(UNRESOLVED, untilResolved, goesOn),
  first_resolution: metric(UNRESOLVED, untilResolved),
  re_recovery: metric(
    UNRESOLVED,
    { cancel: withTheCustomer, start: on('reopened', 'double_deviation'), stop: resolved },
    { rearms: true },
  ),
  third_day_close: metric(UNRESOLVED, untilResolved),
  final_response: metric(UNRESOLVED, {
    cancel: withTheCustomer,
    start: reported,
    stop: on('offer_made', 'resolved'),
  }),
};
