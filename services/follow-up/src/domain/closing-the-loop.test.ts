import { CATALOGUE } from '@amends/contracts/catalogue';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { FollowUpCommand } from './commands.ts';
import {
  answer,
  answeredAt as at,
  caseId,
  firstPlan,
  type HistoryName,
  histories,
  laterPlan,
  opening,
  recovered,
  schedule,
  secondPlan,
} from './follow-up-case.fixture.ts';
import type { FollowUpEvent } from './follow-up-case.ts';

const textId = '0190a000-0000-7000-8000-0000000000d1';
const otherTextId = '0190a000-0000-7000-8000-0000000000d2';

/** Everything the commands come to after a history; the last decision's code, if refused. */
const after = (name: HistoryName, ...commands: readonly FollowUpCommand[]) => {
  const events: FollowUpEvent[] = [...histories[name]];
  let code: string | undefined;
  for (const command of commands) {
    const decision = followUpDecider.decide(command, fold(followUpDecider, events));
    code = decision.accepted ? undefined : decision.code;
    if (decision.accepted) events.push(...decision.events);
  }
  const added = events.slice(histories[name].length);
  for (const { type, data } of added) CATALOGUE[type].schema.parse(data);
  const state = fold(followUpDecider, events);
  return { added, types: added.map(({ type }) => type), code, state };
};
const reply = (id = textId): FollowUpCommand => ({ type: 'HearReply', caseId, textId: id, at });
const thanks = (confirmsRecovery: boolean, id?: string): FollowUpCommand => ({
  type: 'AcknowledgeOutcome',
  ...(id === undefined ? {} : { textId: id }),
  confirmsRecovery,
  now: at,
});
const handler = (employeeId: string, role: 'owner' | 'gave_remedy' = 'owner'): FollowUpCommand => ({
  type: 'HearHandler',
  caseId,
  employeeId,
  role,
  at,
});
const learned: readonly FollowUpCommand[] = [
  { type: 'HearClosureCondition', caseId, condition: 'root_cause', isDocumented: true, at },
  { type: 'HearClosureCondition', caseId, condition: 'preventive_decision', at },
];

describe('a message after the resolution', () => {
  it('REO-01: waits for somebody to say what it means, and reopens nothing', () => {
    const { types, state } = after('answered', reply());
    expect(types).toEqual(['CustomerReplyHeard']);
    expect(state.status).toBe('resolved');
    expect(state.closing.openReplies).toMatchObject([{ textId }]);
  });

  it('REO-01: is thanks by a command of its own, which reopens nothing', () => {
    const { types, state } = after('closed', reply(), reply(otherTextId), thanks(false, textId));
    expect(types).toEqual(['CustomerReplyHeard', 'CustomerReplyHeard', 'CustomerThanked']);
    expect(state.closing.openReplies).toMatchObject([{ textId: otherTextId }]);
    expect(state.status).toBe('closed');
  });

  it('REO-02: opens the case again only with a reason a person gives', () => {
    const reopen = {
      type: 'ReopenCase',
      reason: 'failure_recurred',
      now: at,
      closedSince: at,
      newCaseId: caseId,
    };
    const { types, state } = after('closed', reply(), {
      ...(reopen as FollowUpCommand & { type: 'ReopenCase' }),
      textId,
    });
    expect(types).toEqual(['CustomerReplyHeard', 'CaseReopened']);
    expect(state.closing.openReplies).toEqual([]);
  });

  it('is named by its own id or not at all', () => {
    expect(after('closed', reply(), thanks(false, otherTextId)).code).toBe('not_found');
  });

  it('is nothing to follow-up while the case is being worked on', () => {
    expect(after('reopened', reply()).types).toEqual([]);
  });

  it('REO-04: takes up again what ended because the customer had not answered', () => {
    const silent = { type: 'SuppressFollowUp', caseId, outcome: 'closed_no_answer', at } as const;
    const { added } = after('heardOf', silent, reply());
    expect(added.at(-1)).toMatchObject({
      type: 'CaseReopened',
      data: { reason: 'new_information' },
    });
  });
});

describe('recovery', () => {
  it('R-073: is confirmed by the answer of a customer who is content, once', () => {
    const { added } = after('open', answer(recovered), {
      ...answer(recovered),
      requestId: secondPlan.requestId,
    });
    expect(added[1]).toMatchObject({
      type: 'RecoveryConfirmed',
      data: { by: 'answer', requestId: firstPlan.requestId },
    });
    expect(added.filter(({ type }) => type === 'RecoveryConfirmed')).toHaveLength(1);
  });

  it('R-073: is confirmed by the word of the customer before any answer, and closes', () => {
    const { types, added } = after('openWithConditions', thanks(true));
    expect(types.slice(0, 2)).toEqual(['CustomerThanked', 'RecoveryConfirmed']);
    expect(added.at(-1)).toMatchObject({
      type: 'CaseClosed',
      data: { outcome: 'recovered_confirmed' },
    });
  });

  it('R-073: is not confirmed by thanks alone', () => {
    expect(after('openWithConditions', thanks(false)).types).toEqual(['CustomerThanked']);
  });

  it('is confirmed anew after the case was open again', () => {
    const again = { ...schedule, plan: laterPlan };
    const { added } = after('reopened', again, thanks(true));
    expect(added.at(-1)).toMatchObject({ type: 'RecoveryConfirmed' });
  });
});

describe('a double deviation', () => {
  const declined = (offerId: string): FollowUpCommand => ({
    type: 'HearOfferRejection',
    ...{ caseId, offerId, at },
  });

  it('T-96: is the second rejection of an offer, not the first, nor the same heard twice', () => {
    const one = firstPlan.requestId;
    expect(after('none', declined(one), declined(one)).types).toEqual(['OfferRejectionHeard']);
    const { added } = after('none', declined(one), declined(laterPlan.requestId));
    expect(added.at(-1)?.data).toMatchObject({ trigger: 'offer_rejected_twice' });
  });

  it('is a promise that was broken, and opens a case again that counted as resolved', () => {
    const broken = { type: 'NoteRemedyFailure', caseId, trigger: 'promise_broken', at } as const;
    expect(after('heardOf', broken, broken).types).toEqual(['DoubleDeviationDetected']);
    const { added } = after('closed', broken);
    expect(added.map(({ data }) => data)).toMatchObject([
      { trigger: 'promise_broken' },
      { reason: 'remedy_not_received', reopenCount: 1 },
    ]);
  });

  it('is a second failure of the same customer, once', () => {
    const trigger = 'second_failure_same_customer' as const;
    const second = { type: 'NoteDeviation', caseId, trigger, at } as const;
    expect(after('none', second, second).added).toMatchObject([{ data: { trigger } }]);
  });
});

describe('the end of a case (R-074)', () => {
  it('is not reached before it is documented why, when and how', () => {
    const undocumented = learned.map((each) => ({ ...each, isDocumented: false }));
    expect(after('answered', ...undocumented).types).not.toContain('CaseClosed');
    const told = after('answered', ...undocumented, { type: 'HearDocumentation', caseId, at });
    expect(told.types.at(-1)).toBe('CaseClosed');
  });

  it('EMP-01: tells each who had a hand in it, once, what the customer said', () => {
    const { added } = after(
      'answered',
      ...[handler('emp-1'), handler('emp-2'), handler('emp-1', 'gave_remedy')],
      ...[handler('emp-1'), ...learned],
    );
    const told = added.filter(({ type }) => type === 'FeedbackDeliveredToEmployee');
    expect(told.map(({ data }) => data)).toMatchObject([
      { feedback: 1, employeeId: 'emp-1', roles: ['owner', 'gave_remedy'] },
      { feedback: 2, employeeId: 'emp-2', roles: ['owner'], said: { reliefDegree: 6 } },
    ]);
  });

  it('EMP-01: tells the store where nobody in particular is known', () => {
    const [, , , told] = after('answered', ...learned).added;
    expect(told?.type).toBe('FeedbackDeliveredToEmployee');
    expect(told?.data).not.toHaveProperty('employeeId');
    expect(told?.data).toMatchObject({ storeId: '9', outcome: 'recovered_confirmed' });
  });

  it('leaves a record of the outcome that counts both recoveries of a case that failed', () => {
    const open = opening(laterPlan.requestId, at);
    const { added } = after('reopened', ...learned, ...[{ ...schedule, plan: laterPlan }, open], {
      ...answer(recovered),
      requestId: laterPlan.requestId,
    });
    expect(added.find(({ type }) => type === 'OutcomeRecorded')?.data).toMatchObject({
      ...{ outcome: 'recovered_confirmed', confirmedBy: 'answer', recoveries: 2, reopenCount: 1 },
      ...{ doubleDeviations: ['dissatisfaction_remains'], feedbackDelivered: 1 },
    });
  });
});

describe('a recovery that remedy says failed (R-052)', () => {
  const failure = (reason: 'missed' | 'rejected'): FollowUpCommand => ({
    type: 'HearRecoveryFailure',
    ...{ caseId, reason, at },
  });
  const outcomeOf = ({ added }: ReturnType<typeof after>) =>
    added.find(({ type }) => type === 'OutcomeRecorded')?.data;
  const unasked: FollowUpCommand = { ...schedule, customerId: undefined };

  it('is no double deviation by itself, and counts in the record of the outcome', () => {
    const told = after('answered', failure('missed'), ...learned);
    expect(told.types[0]).toBe('RecoveryFailureHeard');
    expect(told.types).not.toContain('DoubleDeviationDetected');
    const record = { outcome: 'recovered_confirmed', failedRecoveries: 1 };
    expect(outcomeOf(told)).toMatchObject(record);
  });

  it('ends as failed where nobody says that it was made good after all', () => {
    const late = after('none', failure('missed'), ...learned, unasked);
    expect(outcomeOf(late)).toMatchObject({ outcome: 'recovery_failed', failedRecoveries: 1 });
    const inTime = after('none', ...learned, unasked);
    expect(outcomeOf(inTime)).toMatchObject({ outcome: 'resolved_unconfirmed' });
  });

  it('is of the recovery before, once the case was reopened', () => {
    const { state } = after('reopened', failure('missed'));
    expect(state.closing).toMatchObject({ failedRecoveries: 1, hasFailed: true });
    const reopen = {
      type: 'ReopenCase',
      reason: 'failure_recurred',
      now: at,
      closedSince: at,
      newCaseId: caseId,
    };
    const again = after('answered', failure('missed'), reopen as FollowUpCommand);
    expect(again.state.closing).toMatchObject({ failedRecoveries: 1, hasFailed: false });
  });
});

describe('feedback (R-079)', () => {
  const seen = (employeeId: string, feedback = 1): FollowUpCommand => ({
    type: 'AcknowledgeFeedback',
    ...{ feedback, employeeId, now: at },
  });
  const said = (employeeId: string): FollowUpCommand => ({
    type: 'AnswerFeedback',
    ...{ feedback: 1, employeeId, answer: 'see_it_differently', now: at },
  });
  const told = [handler('emp-1'), ...learned];

  it('is acknowledged and answered by whose it is, each once', () => {
    const { types, code } = after('answered', ...told, seen('emp-1'), said('emp-1'));
    expect(types.slice(-2)).toEqual(['FeedbackAcknowledged', 'FeedbackAnswered']);
    expect(code).toBeUndefined();
    expect(after('answered', ...told, seen('emp-1'), seen('emp-1')).code).toBe('already_recorded');
    expect(after('answered', ...told, said('emp-1'), said('emp-1')).code).toBe('already_answered');
  });

  it('of somebody else, or none, looks unknown', () => {
    expect(after('answered', ...told, seen('emp-2')).code).toBe('not_found');
    expect(after('answered', ...told, said('emp-2')).code).toBe('not_found');
    expect(after('answered', ...told, seen('emp-1', 2)).code).toBe('not_found');
  });
});
