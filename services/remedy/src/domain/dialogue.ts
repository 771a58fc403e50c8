import type {
  CounterProposalAnswered,
  CustomerInvitedToCoDesign,
  RemedyCountered,
  RemedyReviewedWithCustomer,
} from '@amends/contracts/remedy-choice';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { proposalOf } from './proposal.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * What customer and firm say to each other about the remedy. A counter-proposal waits for one
 * answer; the offer it counters stays open meanwhile, so nothing is lost by asking for more.
 */

export type DialogueEvent =
  | { readonly type: 'RemedyCountered'; readonly data: RemedyCountered }
  | { readonly type: 'CounterProposalAnswered'; readonly data: CounterProposalAnswered }
  | { readonly type: 'CustomerInvitedToCoDesign'; readonly data: CustomerInvitedToCoDesign }
  | { readonly type: 'RemedyReviewedWithCustomer'; readonly data: RemedyReviewedWithCustomer };

const TYPES: Readonly<Record<DialogueEvent['type'], true>> = {
  RemedyCountered: true,
  CounterProposalAnswered: true,
  CustomerInvitedToCoDesign: true,
  RemedyReviewedWithCustomer: true,
};

export const isOfDialogue = <Other extends { readonly type: string }>(
  event: Other | DialogueEvent,
): event is DialogueEvent => Object.hasOwn(TYPES, event.type);

export interface Counter {
  readonly countered: RemedyCountered;
  readonly answered?: CounterProposalAnswered;
}

export interface Dialogue {
  readonly counters: readonly Counter[];
  readonly reviews: readonly RemedyReviewedWithCustomer[];
}

export const noDialogue: Dialogue = { counters: [], reviews: [] };

/** Never throws and never rejects history. */
export const withDialogue = (dialogue: Dialogue, event: DialogueEvent): Dialogue => {
  switch (event.type) {
    case 'RemedyCountered':
      return { ...dialogue, counters: [...dialogue.counters, { countered: event.data }] };
    case 'CounterProposalAnswered': {
      const { counterId } = event.data;
      const counters = dialogue.counters.map((one) =>
        one.countered.counterId === counterId ? { ...one, answered: event.data } : one,
      );
      return { ...dialogue, counters };
    }
    case 'RemedyReviewedWithCustomer':
      return { ...dialogue, reviews: [...dialogue.reviews, event.data] };
    case 'CustomerInvitedToCoDesign':
      return dialogue;
  }
};

export type DialogueCommand =
  | {
      readonly type: 'CounterRemedy';
      readonly content: Omit<RemedyCountered, 'caseId' | 'counteredAt'>;
      readonly now: string;
    }
  | {
      readonly type: 'AnswerCounter';
      readonly content: Omit<CounterProposalAnswered, 'caseId' | 'answeredAt'>;
      readonly now: string;
    }
  | {
      readonly type: 'InviteToCoDesign';
      readonly content: Omit<CustomerInvitedToCoDesign, 'caseId' | 'invitedAt'>;
      readonly now: string;
    }
  | {
      readonly type: 'ReviewWithCustomer';
      readonly content: Omit<RemedyReviewedWithCustomer, 'caseId' | 'reviewedAt'>;
      readonly now: string;
    };

type Of<Type extends DialogueCommand['type']> = Extract<DialogueCommand, { type: Type }>;

const isOver = ({ status }: Remedy): boolean => status === 'resolved' || status === 'concluded';

/** One at a time: the next one after the answer to this one. */
const counter = ({ content, now }: Of<'CounterRemedy'>, state: Remedy): Decision<RemedyEvent> => {
  const { offer, dialogue, status } = state;
  if (status !== 'offered' || offer?.offerId !== content.offerId) return rejected('offer_not_open');
  const waits = dialogue.counters.some(
    ({ countered, answered }) => answered === undefined && countered.offerId === offer.offerId,
  );
  if (waits) return rejected('already_recorded', 'The one before waits for its answer.');
  return accepted<RemedyEvent>({
    type: 'RemedyCountered',
    data: { caseId: offer.caseId, ...content, counteredAt: now },
  });
};

/** Met by goodwill that was granted, or declined with a reason: never met in words alone. */
const answer = ({ content, now }: Of<'AnswerCounter'>, state: Remedy): Decision<RemedyEvent> => {
  const { counterId, proposalId } = content;
  const found = state.dialogue.counters.find(({ countered }) => countered.counterId === counterId);
  if (found === undefined) return rejected('not_found');
  if (found.answered !== undefined) return rejected('already_answered');
  if (content.answer !== 'declined') {
    const status = proposalId && proposalOf(state.proposals, proposalId)?.status;
    if (status !== 'approved' && status !== 'extended') {
      return rejected('approval_required', 'It is met by goodwill that was granted.');
    }
  }
  return accepted<RemedyEvent>({
    type: 'CounterProposalAnswered',
    data: { caseId: state.caseId!, ...content, answeredAt: now },
  });
};

const invite = ({ content, now }: Of<'InviteToCoDesign'>, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'executing') return rejected('remedy_already_chosen');
  if (isOver(state)) return rejected('already_resolved');
  return accepted<RemedyEvent>({
    type: 'CustomerInvitedToCoDesign',
    data: { caseId: state.caseId!, ...content, invitedAt: now },
  });
};

const review = (
  { content, now }: Of<'ReviewWithCustomer'>,
  state: Remedy,
): Decision<RemedyEvent> => {
  const { offerId, step } = content;
  if (step !== undefined && state.components[step - 1] === undefined) {
    return rejected('unknown_step');
  }
  if (offerId !== undefined && state.offer?.offerId !== offerId) return rejected('offer_not_open');
  return accepted<RemedyEvent>({
    type: 'RemedyReviewedWithCustomer',
    data: { caseId: state.caseId!, ...content, reviewedAt: now },
  });
};

export const decideDialogue = (command: DialogueCommand, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'none') return rejected('no_menu_prepared');
  switch (command.type) {
    case 'CounterRemedy':
      return counter(command, state);
    case 'AnswerCounter':
      return answer(command, state);
    case 'InviteToCoDesign':
      return invite(command, state);
    case 'ReviewWithCustomer':
      return review(command, state);
  }
};
