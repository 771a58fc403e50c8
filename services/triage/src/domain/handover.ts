import type {
  HandoverAccepted,
  HandoverDeclined,
  HandoverLapsed,
  HandoverOffered,
  HandoverReminded,
} from '@amends/contracts/triage-staff';
import type { CaseAssigned } from '@amends/contracts/triage';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Owner } from './staff/choose-owner.ts';

/**
 * A case from hand to hand: offered (-> reminded) -> accepted | declined | lapsed, and over as soon
 * as the case is given to anybody else. The owner stays who it was until the other has taken it, so
 * it is never nobody.
 */
export type HandoverEvent =
  | { readonly type: 'HandoverOffered'; readonly data: HandoverOffered }
  | { readonly type: 'HandoverAccepted'; readonly data: HandoverAccepted }
  | { readonly type: 'HandoverDeclined'; readonly data: HandoverDeclined }
  | { readonly type: 'HandoverReminded'; readonly data: HandoverReminded }
  | { readonly type: 'HandoverLapsed'; readonly data: HandoverLapsed };

type AssignedEvent = { readonly type: 'CaseAssigned'; readonly data: CaseAssigned };

/** Who acts; a system acts for whoever it says. */
interface Actor {
  readonly by: string;
  readonly isPerson: boolean;
}

export interface OfferHandover {
  readonly type: 'OfferHandover';
  readonly handoverId: string;
  readonly toId: string;
  readonly reason: HandoverOffered['reason'];
  readonly actor: Actor;
  readonly remindAt: string;
  readonly answerBy: string;
  readonly now: string;
}
/** Nobody answered so far: the timer's word. */
export interface RemindOfHandover {
  readonly type: 'RemindOfHandover';
  readonly handoverId: string;
  readonly now: string;
}
export interface LapseHandover {
  readonly type: 'LapseHandover';
  readonly handoverId: string;
  readonly now: string;
}
export interface AcceptHandover {
  readonly type: 'AcceptHandover';
  readonly handoverId: string;
  readonly actor: Actor;
  readonly now: string;
}
export interface DeclineHandover {
  readonly type: 'DeclineHandover';
  readonly handoverId: string;
  readonly reason: HandoverDeclined['reason'];
  readonly actor: Actor;
  readonly now: string;
}
/** The owner is away: the case goes to whoever was chosen, unless it changed hands meanwhile. */
export interface ReplaceOwner {
  readonly type: 'ReplaceOwner';
  readonly fromId: string;
  readonly reason: 'owner_absent' | 'owner_left';
  readonly owner: Owner;
}
export type HandoverCommand =
  | OfferHandover
  | RemindOfHandover
  | LapseHandover
  | AcceptHandover
  | DeclineHandover
  | ReplaceOwner;

export interface CaseInHand {
  readonly status: 'none' | 'open' | 'cancelled' | 'imported';
  readonly caseId?: string;
  readonly ownerId?: string;
  readonly ownerKind?: CaseAssigned['ownerKind'];
  readonly handover?: HandoverOffered;
}

type HandoverDecision = Decision<HandoverEvent | AssignedEvent>;

const offer = (command: OfferHandover, state: CaseInHand): HandoverDecision => {
  const { handoverId, toId, reason, actor, remindAt, answerBy, now } = command;
  if (state.handover !== undefined) return rejected('handover_pending');
  if (state.ownerId === toId) return rejected('already_assigned');
  return accepted<HandoverEvent>({
    type: 'HandoverOffered',
    data: {
      caseId: state.caseId!,
      handoverId,
      fromId: state.ownerId!,
      toId,
      reason,
      by: actor.by,
      offeredAt: now,
      remindAt,
      answerBy,
    },
  });
};

/** A timer of a handover that is over is no error: it finds nothing to do. */
const unanswered = (
  { type, handoverId, now }: RemindOfHandover | LapseHandover,
  { caseId, handover, ownerKind = 'person' }: CaseInHand,
): HandoverDecision => {
  if (caseId === undefined || handover?.handoverId !== handoverId) return accepted();
  const { fromId, toId, answerBy } = handover;
  const about = { caseId, handoverId };
  if (type === 'LapseHandover') {
    const data = { ...about, fromId, fromKind: ownerKind, toId, lapsedAt: now };
    return accepted<HandoverEvent>({ type: 'HandoverLapsed', data });
  }
  const data = {
    ...{ ...about, toId, remindedAt: now },
    ...(answerBy === undefined ? {} : { answerBy }),
  };
  return accepted<HandoverEvent>({ type: 'HandoverReminded', data });
};

const answer = (command: AcceptHandover | DeclineHandover, state: CaseInHand): HandoverDecision => {
  const { handoverId, actor, now } = command;
  const { caseId, handover } = state;
  if (caseId === undefined || handover?.handoverId !== handoverId) return rejected('no_handover');
  const { fromId, toId } = handover;
  if (actor.isPerson && actor.by !== toId) return rejected('recipient_required');
  const { by } = actor;
  if (command.type === 'DeclineHandover') {
    const data = { caseId, handoverId, reason: command.reason, by, declinedAt: now };
    return accepted<HandoverEvent>({ type: 'HandoverDeclined', data });
  }
  return accepted<HandoverEvent | AssignedEvent>(
    { type: 'HandoverAccepted', data: { caseId, handoverId, by, acceptedAt: now } },
    {
      type: 'CaseAssigned',
      data: { caseId, ownerId: toId, ownerKind: 'person', reason: 'handover', fromId },
    },
  );
};

const replaceOwner = (
  { fromId, reason, owner }: ReplaceOwner,
  { caseId, ownerId }: CaseInHand,
): HandoverDecision => {
  if (ownerId !== fromId || owner.ownerId === fromId) return accepted();
  return accepted<AssignedEvent>({
    type: 'CaseAssigned',
    data: { caseId: caseId!, ...owner, reason, fromId },
  });
};

export const decideHandover = (command: HandoverCommand, state: CaseInHand): HandoverDecision => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'cancelled') return rejected('case_withdrawn');
  if (command.type === 'OfferHandover') return offer(command, state);
  if (command.type === 'RemindOfHandover' || command.type === 'LapseHandover') {
    return unanswered(command, state);
  }
  if (command.type === 'ReplaceOwner') return replaceOwner(command, state);
  return answer(command, state);
};
