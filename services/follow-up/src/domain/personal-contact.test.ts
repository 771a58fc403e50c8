import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { RecordContact } from './commands.ts';
import {
  answer,
  firstPlan,
  type HistoryName,
  histories,
  recovered,
} from './follow-up-case.fixture.ts';

const { requestId, answerBy } = firstPlan;
const at = '2026-03-03T09:00:00.000Z';
const attempt = (facts: Partial<RecordContact> = {}): RecordContact => ({
  type: 'RecordContact',
  ...{ requestId, outcome: 'no_answer', now: at },
  ...facts,
});
const run = (name: HistoryName, command: RecordContact) => {
  const events = given(followUpDecider, histories[name]).when(command).events();
  for (const { type, data } of events) CATALOGUE[type].schema.parse(data);
  return events;
};

describe('an attempt to reach a customer in person', () => {
  it('is kept with its outcome, and the question stays open', () => {
    const [event, ...others] = run('open', attempt({ outcome: 'call_back', callBackAt: answerBy }));
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'FollowUpAttempted',
      data: { requestId, outcome: 'call_back', callBackAt: answerBy, attemptedAt: at },
    });
    const history = [...histories.open, event!];
    const { decision } = given(followUpDecider, history).when(answer(recovered));
    expect(decision.accepted).toBe(true);
  });

  it('ends the question where the customer declines, with the reason, and reopens nothing', () => {
    const events = run('open', attempt({ outcome: 'declined' }));
    expect(events.map(({ type }) => type)).toEqual(['FollowUpAttempted', 'FollowUpSuppressed']);
    expect(events[1]?.data).toMatchObject({ requestId, reason: 'unsubscribed' });
  });

  it('closes a case that waited for nothing else when the customer declines', () => {
    const events = run('openWithConditions', attempt({ outcome: 'declined' }));
    expect(events.map(({ type }) => type)).toContain('CaseClosed');
  });

  it.each([
    ['scheduled', 'follow_up_not_open'],
    ['answered', 'follow_up_not_open'],
    ['none', 'not_found'],
  ] as const)('is refused where the case is %s, as %s', (name, code) => {
    expect(given(followUpDecider, histories[name]).when(attempt()).code()).toBe(code);
  });

  it('is refused once the window is over', () => {
    const late = attempt({ now: answerBy.replace('.000Z', '.001Z') });
    expect(given(followUpDecider, histories.open).when(late).code()).toBe('follow_up_expired');
  });
});
