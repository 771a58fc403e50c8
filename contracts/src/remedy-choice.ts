import { z } from 'zod';
import { externalRef, instant, scale7, uuid } from './primitives.ts';
import { remedyComponent } from './remedy.ts';
import { FOLLOW_UP_CHANNELS } from './vocabulary.ts';

/** The customer's part in choosing: counter-proposals, designing it together, looking it over. */

export const CHOSEN_BY = ['customer', 'staff_for_customer'] as const;

export const COUNTER_ANSWERS = ['met', 'partly_met', 'declined'] as const;

export const COUNTER_REFUSALS = [
  'above_what_can_be_given',
  'form_not_available',
  'not_entitled',
  'loss_already_restored',
] as const;

export const CO_DESIGN_TOPICS = ['form', 'amount', 'timing', 'person', 'process'] as const;

export const CUSTOMER_VIEWS = ['agrees', 'wants_change', 'undecided', 'disagrees'] as const;

/** What the customer wants instead; the offer stays open. */
export const RemedyCounteredV1 = z
  .object({
    caseId: uuid,
    offerId: uuid,
    counterId: uuid,
    components: z.array(remedyComponent).min(1).max(5),
    counteredBy: z.enum(CHOSEN_BY),
    /** In the customer's words, in intake's text store. */
    textId: uuid.optional(),
    counteredAt: instant,
  })
  .meta({ id: 'RemedyCountered.v1' });

export const CounterProposalAnsweredV1 = z
  .object({
    caseId: uuid,
    counterId: uuid,
    answer: z.enum(COUNTER_ANSWERS),
    /** Granted goodwill that meets it. */
    proposalId: uuid.optional(),
    /** Of a refusal. */
    reason: z.enum(COUNTER_REFUSALS).optional(),
    by: externalRef,
    answeredAt: instant,
  })
  .meta({ id: 'CounterProposalAnswered.v1' });

/** The customer was asked to take part in what is done about it. */
export const CustomerInvitedToCoDesignV1 = z
  .object({
    caseId: uuid,
    topics: z.array(z.enum(CO_DESIGN_TOPICS)).min(1).max(CO_DESIGN_TOPICS.length),
    channel: z.enum(FOLLOW_UP_CHANNELS),
    by: externalRef,
    invitedAt: instant,
  })
  .meta({ id: 'CustomerInvitedToCoDesign.v1' });

/** Looked over together: the offer, or one step of what is carried out. */
export const RemedyReviewedWithCustomerV1 = z
  .object({
    caseId: uuid,
    offerId: uuid.optional(),
    step: z.int().min(1).max(20).optional(),
    view: z.enum(CUSTOMER_VIEWS),
    /** How the customer took it, 1 badly to 7 well. */
    reaction: scale7.optional(),
    by: externalRef,
    reviewedAt: instant,
  })
  .meta({ id: 'RemedyReviewedWithCustomer.v1' });

export type RemedyCountered = z.infer<typeof RemedyCounteredV1>;
export type CounterProposalAnswered = z.infer<typeof CounterProposalAnsweredV1>;
export type CustomerInvitedToCoDesign = z.infer<typeof CustomerInvitedToCoDesignV1>;
export type RemedyReviewedWithCustomer = z.infer<typeof RemedyReviewedWithCustomerV1>;
