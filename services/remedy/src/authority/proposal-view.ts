import { externalRef, instant, money, sha256Hex, uuid } from '@amends/contracts/primitives';
import { remedyComponent } from '@amends/contracts/remedy';
import {
  APPROVAL_CAUSES,
  authorityFact,
  GOODWILL_CAPS,
  GoodwillProposedV1,
} from '@amends/contracts/remedy-goodwill';
import { GOODWILL_REASONS } from '@amends/contracts/remedy-authority';
import { z } from 'zod';
import type { Proposal } from '../domain/proposal.ts';
import { type Remedy, refundOf } from '../domain/remedy.ts';

const STATUSES = [
  'submitted',
  'pending_approval',
  'approved',
  'revise',
  'rejected',
  'ended',
  'executing',
  'executed',
  'failed',
] as const;

/** A proposal as staff see it (GDW-03, GDW-05). */
export const proposalView = z.object({
  proposalId: uuid,
  revision: z.int(),
  status: z.enum(STATUSES),
  item: externalRef,
  itemKind: GoodwillProposedV1.shape.itemKind,
  components: z.array(remedyComponent),
  amount: money.optional(),
  reason: z.enum(GOODWILL_REASONS),
  improvised: z.boolean(),
  commentTextId: uuid.optional(),
  playbookVersion: z.int(),
  /** What an approver approves, by this hash. */
  termsHash: sha256Hex,
  by: externalRef,
  proposedAt: instant,
  waiting: z
    .object({
      causes: z.array(z.enum(APPROVAL_CAUSES)),
      caps: z.array(z.enum(GOODWILL_CAPS)).optional(),
      needed: money.optional(),
      askedRole: z.string().optional(),
      answerBy: instant.optional(),
      expiresAt: instant,
    })
    .optional(),
  authority: authorityFact.optional(),
  validUntil: instant.optional(),
  history: z.array(
    z.object({
      revision: z.int(),
      status: z.enum(['pending', 'approved', 'returned', 'rejected', 'ended', 'extended']),
      amount: money.optional(),
      reason: z.string().optional(),
      by: externalRef.optional(),
      at: instant,
    }),
  ),
});

type View = z.infer<typeof proposalView>;

/** From its steps: a refund that the provider refused for good is a failed remedy (GDW-09). */
const executionOf = (state: Remedy, { firstStep, proposed }: Proposal): View['status'] => {
  const steps = proposed.components.map((_, at) => firstStep! + at);
  if (steps.some((step) => refundOf(state, step)?.outcome === 'failed')) return 'failed';
  const isDone = steps.every((step) => state.executedSteps.includes(step));
  return isDone ? 'executed' : 'executing';
};

const STATUS_OF = {
  submitted: 'submitted',
  pending: 'pending_approval',
  approved: 'approved',
  returned: 'revise',
  rejected: 'rejected',
  ended: 'ended',
} as const;

export const proposalViewOf = (state: Remedy, proposal: Proposal): View => {
  const { proposed, status, request, approved, history } = proposal;
  const { caseId: _case, storeId: _store, customerId: _customer, ...shown } = proposed;
  const { paymentRef: _payment, price: _price, row: _row, ...rest } = shown;
  return {
    ...rest,
    status: status === 'extended' ? executionOf(state, proposal) : STATUS_OF[status],
    waiting: status === 'pending' ? request : undefined,
    authority: status === 'pending' ? request?.authority : approved?.authority,
    validUntil: status === 'approved' ? approved?.validUntil : undefined,
    history: history as View['history'],
  };
};
