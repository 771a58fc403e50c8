import type { RecoveryConfirmed } from '@amends/contracts/follow-up-closing';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { partyOf, withClosure } from './closure.ts';
import type {
  AcknowledgeFeedback,
  AcknowledgeOutcome,
  AnswerFeedback,
  ClosingCommand,
  HearDocumentation,
  HearHandler,
  HearOfferRejection,
  HearRecoveryFailure,
  HearReply,
  NoteDeviation,
} from './closing-commands.ts';
import type { GivenFeedback } from './closing-facts.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';
import { GREAT_RELIEF } from './policy.ts';
import { newDeviations, reopening, reopenRefusal } from './reopening.ts';

const isOver = ({ status }: FollowUpCase): boolean =>
  status === 'withdrawn' || status === 'imported';
const isResolved = ({ status }: FollowUpCase): boolean =>
  status === 'resolved' || status === 'closed';

/** Once per recovery, however often the customer says so. */
export const confirmation = (
  state: FollowUpCase,
  by: RecoveryConfirmed['by'],
  confirmedAt: string,
  requestId?: string,
): readonly FollowUpEvent[] => {
  if (state.settlement?.outcome === 'recovered_confirmed') return [];
  const request = requestId === undefined ? {} : { requestId };
  return [{ type: 'RecoveryConfirmed', data: { ...partyOf(state), by, ...request, confirmedAt } }];
};

/**
 * Thanks to those who had a hand in it, in the moment the customer says how much it helped.
 * Of one recovery once: the second wave tells whether it lasted.
 */
export const recognitions = (
  state: FollowUpCase,
  reliefDegree: number,
  recognisedAt: string,
): readonly FollowUpEvent[] => {
  const isConfirmed = state.settlement?.outcome === 'recovered_confirmed';
  if (isConfirmed || reliefDegree < GREAT_RELIEF) return [];
  const { caseId, storeId, closing } = state;
  return closing.handlers.map(({ employeeId }) => ({
    type: 'EmployeeRecognised',
    data: {
      ...{ employeeId, caseId: caseId! },
      ...(storeId === undefined ? {} : { storeId }),
      reason: 'customer_relieved',
      recognisedAt,
    },
  }));
};

const hearHandler = (
  { caseId, employeeId, role, at }: HearHandler,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const known = state.closing.handlers.find((each) => each.employeeId === employeeId);
  if (isOver(state) || known?.roles.includes(role) === true) return accepted();
  return accepted<FollowUpEvent>({
    type: 'HandlerHeard',
    data: { caseId, employeeId, role, since: at },
  });
};

const hearDocumentation = (
  { caseId, at }: HearDocumentation,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (isOver(state) || state.closing.isDocumented) return accepted();
  const documented: FollowUpEvent = {
    type: 'CaseDocumented',
    data: { caseId, by: 'checklist', documentedAt: at },
  };
  return withClosure(state, at, [documented]);
};

/** A customer who refuses twice is let down twice; once is bargaining (T-96). */
const hearOfferRejection = (
  { caseId, offerId, at }: HearOfferRejection,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const { rejectedOffers } = state.closing;
  if (isOver(state) || rejectedOffers.includes(offerId)) return accepted();
  const isSecond = rejectedOffers.length > 0;
  return accepted<FollowUpEvent>(
    { type: 'OfferRejectionHeard', data: { caseId, offerId, rejectedAt: at } },
    ...(isSecond ? newDeviations(state, caseId, ['offer_rejected_twice'], at) : []),
  );
};

/** Two recoveries of a case may fail alike; the same one is not heard twice. */
const hearRecoveryFailure = (
  { caseId, reason, at: failedAt }: HearRecoveryFailure,
  state: FollowUpCase,
): Decision<FollowUpEvent> =>
  isOver(state)
    ? accepted()
    : accepted({ type: 'RecoveryFailureHeard', data: { caseId, reason, failedAt } });

const noteDeviation = (
  { caseId, trigger, at }: NoteDeviation,
  state: FollowUpCase,
): Decision<FollowUpEvent> =>
  isOver(state) ? accepted() : accepted(...newDeviations(state, caseId, [trigger], at));

/**
 * What a message after the resolution means a person says (REO-01). Where the case only ended
 * because the customer had not answered, this is the answer, and it is taken up again (REO-04).
 */
const hearReply = (
  { caseId, textId, at }: HearReply,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  if (!isResolved(state) || state.duplicateOf !== undefined) return accepted();
  if (state.closing.openReplies.some((each) => each.textId === textId)) return accepted();
  const heard: FollowUpEvent = {
    type: 'CustomerReplyHeard',
    data: { caseId, textId, receivedAt: at },
  };
  const ended = state.closure ?? state.settlement;
  return ended?.outcome === 'closed_no_answer'
    ? accepted(heard, reopening(state, 'new_information', at))
    : accepted(heard);
};

const acknowledgeOutcome = (
  { textId, confirmsRecovery, now }: AcknowledgeOutcome,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const refusal = reopenRefusal(state);
  if (refusal !== undefined) return rejected(refusal);
  const { openReplies } = state.closing;
  if (textId !== undefined && !openReplies.some((each) => each.textId === textId)) {
    return rejected('not_found');
  }
  const text = textId === undefined ? {} : { textId };
  const thanked: FollowUpEvent = {
    type: 'CustomerThanked',
    data: { caseId: state.caseId!, ...text, confirmsRecovery, thankedAt: now },
  };
  const confirmed = confirmsRecovery ? confirmation(state, 'customer_word', now) : [];
  return withClosure(state, now, [thanked, ...confirmed]);
};

/** Somebody else's feedback is none: whether it exists is not told. */
const ownFeedback = (
  state: FollowUpCase,
  { feedback, employeeId }: { readonly feedback: number; readonly employeeId: string },
): GivenFeedback | undefined => {
  const found = state.closing.feedback[feedback - 1];
  return found?.employeeId === employeeId ? found : undefined;
};

const aboutFeedback = (
  { caseId, storeId }: FollowUpCase,
  { feedback, employeeId }: { readonly feedback: number; readonly employeeId: string },
) => ({
  caseId: caseId!,
  ...(storeId === undefined ? {} : { storeId }),
  ...{ feedback, employeeId },
});

const acknowledgeFeedback = (
  command: AcknowledgeFeedback,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  const found = ownFeedback(state, command);
  if (found === undefined) return rejected('not_found');
  if (found.isAcknowledged) return rejected('already_recorded');
  return accepted<FollowUpEvent>({
    type: 'FeedbackAcknowledged',
    data: { ...aboutFeedback(state, command), acknowledgedAt: command.now },
  });
};

const answerFeedback = (command: AnswerFeedback, state: FollowUpCase): Decision<FollowUpEvent> => {
  const found = ownFeedback(state, command);
  if (found === undefined) return rejected('not_found');
  if (found.isAnswered) return rejected('already_answered');
  const { answer, textId, now } = command;
  const text = textId === undefined ? {} : { textId };
  return accepted<FollowUpEvent>({
    type: 'FeedbackAnswered',
    data: { ...aboutFeedback(state, command), answer, ...text, answeredAt: now },
  });
};

export const decideClosing = (
  command: ClosingCommand,
  state: FollowUpCase,
): Decision<FollowUpEvent> => {
  switch (command.type) {
    case 'HearHandler':
      return hearHandler(command, state);
    case 'HearDocumentation':
      return hearDocumentation(command, state);
    case 'HearOfferRejection':
      return hearOfferRejection(command, state);
    case 'HearRecoveryFailure':
      return hearRecoveryFailure(command, state);
    case 'NoteDeviation':
      return noteDeviation(command, state);
    case 'HearReply':
      return hearReply(command, state);
    case 'AcknowledgeOutcome':
      return acknowledgeOutcome(command, state);
    case 'AcknowledgeFeedback':
      return acknowledgeFeedback(command, state);
    case 'AnswerFeedback':
      return answerFeedback(command, state);
  }
};
