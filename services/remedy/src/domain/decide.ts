import type { Decision } from '@amends/decider/decider';
import type { RemedyCommand } from './commands.ts';
import { concludeWithoutRemedy, takeOverHistory } from './decide-end.ts';
import { decideFulfilment, isFulfilmentCommand } from './decide-fulfilment.ts';
import { executeStep, recordRefund, retryRefund, settleRefund } from './decide-execution.ts';
import {
  endConflict,
  hearDuplicate,
  hearMerge,
  hearUnmerge,
  loseDuplicate,
  raiseConflict,
  resolveConflict,
} from './decide-merging.ts';
import {
  chooseRemedy,
  declineRemedy,
  expireOffer,
  offerRemedy,
  prepareAgain,
  prepareRemedy,
} from './decide-offer.ts';
import { decideGoodwill, isGoodwillCommand } from './decide-goodwill.ts';
import { decideDialogue } from './dialogue.ts';
import { decideNotice, isNoticeCommand, type NoticeCommand } from './case-notices.ts';
import { type CareCommand, decideCare, isCareCommand } from './incident-care.ts';
import { hearDoubleDeviation } from './double-deviation.ts';
import { endedWith } from './extend-remedy.ts';
import type { FulfilmentCommand } from './fulfilment.ts';
import { invokeServiceGuarantee } from './service-guarantee.ts';
import { decideTalk, isTalkCommand, type TalkCommand } from './talk.ts';
import type { ProposalCommand } from './proposal-commands.ts';
import { recordVoucher } from './voucher-step.ts';
import { hearReview, lapseReview, refuseReview } from './review.ts';
import { evolve, type Remedy, type RemedyEvent } from './remedy.ts';

type Elsewhere = TalkCommand | CareCommand | NoticeCommand | ProposalCommand | FulfilmentCommand;
type OfRemedy = Exclude<RemedyCommand, Elsewhere>;

const decideOnRemedy = (command: OfRemedy, state: Remedy): Decision<RemedyEvent> => {
  switch (command.type) {
    case 'PrepareRemedy':
      return prepareRemedy(command, state);
    case 'PrepareAgain':
      return prepareAgain(command, state);
    case 'OfferRemedy':
      return offerRemedy(command, state);
    case 'HearMerge':
      return hearMerge(command, state);
    case 'HearUnmerge':
      return hearUnmerge(command, state);
    case 'HearDuplicate':
      return hearDuplicate(command, state);
    case 'LoseDuplicate':
      return loseDuplicate(command, state);
    case 'RaiseConflict':
      return raiseConflict(command, state);
    case 'ResolveConflict':
      return resolveConflict(command, state);
    case 'EndConflict':
      return endConflict(command, state);
    case 'InvokeServiceGuarantee':
      return invokeServiceGuarantee(command, state);
    case 'HearDoubleDeviation':
      return hearDoubleDeviation(command, state);
    case 'HearReview':
      return hearReview(command, state);
    case 'LapseReview':
      return lapseReview(command, state);
    case 'RefuseReview':
      return refuseReview(command, state);
    case 'ChooseRemedy':
      return chooseRemedy(command, state);
    case 'DeclineRemedy':
      return declineRemedy(command, state);
    case 'ExpireOffer':
      return expireOffer(command, state);
    case 'ExecuteStep':
      return executeStep(command, state);
    case 'RecordVoucher':
      return recordVoucher(command, state);
    case 'RecordRefund':
      return recordRefund(command, state);
    case 'RetryRefund':
      return retryRefund(command, state);
    case 'SettleRefund':
      return settleRefund(command, state);
    case 'ConcludeWithoutRemedy':
      return concludeWithoutRemedy(command, state);
    case 'TakeOverHistory':
      return takeOverHistory(command, state);
    case 'CounterRemedy':
    case 'AnswerCounter':
    case 'InviteToCoDesign':
    case 'ReviewWithCustomer':
      return decideDialogue(command, state);
  }
};

const decideAlone = (command: RemedyCommand, state: Remedy): Decision<RemedyEvent> => {
  if (isTalkCommand(command)) return decideTalk(command, state);
  if (isFulfilmentCommand(command)) return decideFulfilment(command, state);
  if (isGoodwillCommand(command)) return decideGoodwill(command, state);
  if (isCareCommand(command)) return decideCare(command, state);
  if (isNoticeCommand(command)) return decideNotice(command, state);
  return decideOnRemedy(command, state);
};

/** A decision, and with it the end of goodwill that it takes the ground from. */
export const decide = (command: RemedyCommand, state: Remedy): Decision<RemedyEvent> => {
  const decision = decideAlone(command, state);
  // What says nothing of the time is about other cases, and takes no ground from this one's.
  const isConcerned = state.proposals.length > 0 && 'now' in command;
  if (!decision.accepted || !isConcerned) return decision;
  const after = decision.events.reduce(evolve, state);
  return { accepted: true, events: [...decision.events, ...endedWith(after, command.now)] };
};
