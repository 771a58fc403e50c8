import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { RemindOfRequest } from './commands.ts';
import {
  answer,
  caseId,
  firstPlan,
  histories,
  opening,
  recovered,
} from './follow-up-case.fixture.ts';
import type { FollowUpEvent } from './follow-up-case.ts';

const { requestId, dueAt, answerBy } = firstPlan;
const later = '2026-03-09T10:00:00.000Z';
const remind = (facts: Partial<RemindOfRequest> = {}): RemindOfRequest => ({
  type: 'RemindOfRequest',
  ...{ requestId, isDeclined: false, now: later },
  ...facts,
});
const eventsOf = (history: readonly FollowUpEvent[], command = remind()) =>
  given(followUpDecider, history).when(command).events();

describe('the reminder of a question', () => {
  it('is planned with a question that goes by e-mail', () => {
    const [opened] = given(followUpDecider, histories.scheduled)
      .when(opening(requestId, dueAt))
      .events();
    expect(opened?.data).toMatchObject({ channel: 'email', remindAt: later });
  });

  it('comes once', () => {
    const reminded = eventsOf(histories.open);
    expect(reminded).toMatchObject([
      { type: 'FollowUpReminded', data: { requestId, channel: 'email', remindedAt: later } },
    ]);
    expect(eventsOf([...histories.open, ...reminded])).toEqual([]);
  });

  it('comes to nobody who has answered, declined e-mail, or is out of time', () => {
    const answered = given(followUpDecider, histories.open).when(answer(recovered)).events();
    expect(eventsOf([...histories.open, ...answered])).toEqual([]);
    expect(eventsOf(histories.open, remind({ isDeclined: true }))).toEqual([]);
    const late = remind({ now: answerBy.replace('.000Z', '.001Z') });
    expect(eventsOf(histories.open, late)).toEqual([]);
  });

  it('does not come before the question, nor after a reopening', () => {
    expect(eventsOf(histories.scheduled)).toEqual([]);
    expect(eventsOf(histories.reopened)).toEqual([]);
  });
});

describe('the message that asks', () => {
  const heard = (kind: 'survey' | 'survey_reminder', id = requestId) =>
    ({
      type: 'HearDelivery',
      data: { caseId, requestId: id, kind, state: 'not_sent', reason: 'no_address', at: later },
    }) as const;

  it('is known as sent or not with its question, and with no other', () => {
    const { decision } = given(followUpDecider, histories.open).when(heard('survey'));
    expect(decision).toMatchObject({
      events: [{ type: 'FollowUpDeliveryHeard', data: { state: 'not_sent' } }],
    });
    expect(given(followUpDecider, histories.open).when(heard('survey', caseId)).events()).toEqual(
      [],
    );
  });
});
