import { z } from 'zod';
import { money } from './primitives.ts';
import { RESTITUTION_FORMS } from './remedy-playbook.ts';
import { CUSTOMER_TIERS } from './vocabulary.ts';

/** How a menu came about: every figure of it, with the rule that made it so, in order. */

/** Rules that goodwill goes through, in the order of the playbook's modifiers. */
export const GOODWILL_RULES = [
  'row_gives_none',
  'row_leaves_it_to_manager',
  'row_states_it',
  'row_by_severity',
  'row_condition_holds',
  'row_range_default',
  'matrix',
  'matrix_within_row_range',
  'waived_outside_control',
  'waived_minor_and_infrequent',
  'tier_add_on',
  'equal_for_group',
] as const;

export const MATRIX_COLUMNS = [
  'firm_stable',
  'firm',
  'supplier',
  'external',
  'customer',
  'other_customer',
  'not_assessed',
] as const;

const pct = z.int().min(0).max(1000);

export const menuExplanation = z.object({
  matchedBy: z.enum([
    'silence',
    'accusation',
    'critical',
    'failed_recovery',
    'repeat',
    'type',
    'fallback',
  ]),
  /** What made the type row more specific than others; its type it always has. */
  rankedBy: z.array(z.enum(['attribution', 'stability', 'severity'])).max(3),
  overlays: z
    .array(
      z.object({
        row: z.int().min(1).max(1000),
        because: z.enum(['found_by_firm', 'consequential_loss', 'loss_exceeds_authority']),
      }),
    )
    .max(10),
  restitution: z.object({
    form: z.enum(RESTITUTION_FORMS),
    /** The loss as it was found, before what was given earlier. */
    owed: money.optional(),
    givenBefore: money.optional(),
  }),
  /** Percent after each rule; the last one is what is wanted. */
  goodwill: z
    .array(
      z.object({
        rule: z.enum(GOODWILL_RULES),
        pct,
        column: z.enum(MATRIX_COLUMNS).optional(),
        tier: z.enum(CUSTOMER_TIERS).optional(),
      }),
    )
    .min(1)
    .max(5),
  /** What goodwill was cut by; absent where there is no price to hold it against. */
  caps: z
    .object({
      automaticPct: pct,
      managerPct: pct,
      automatic: money,
      manager: money,
      /** Restitution of this menu and all that was given before. */
      counted: money,
      wanted: money,
    })
    .optional(),
  /** Why the menu is a manager's; empty where it is nobody's. */
  managerBecause: z
    .array(z.enum(['row', 'cause_unknown', 'restitution_above_cap', 'no_price', 'two_currencies']))
    .max(5),
});

export type MenuExplanation = z.infer<typeof menuExplanation>;
export type GoodwillReason = MenuExplanation['goodwill'][number];
