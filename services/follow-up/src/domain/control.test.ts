import { CATALOGUE } from '@amends/contracts/catalogue';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { type ControlCommand, controlDecider, type ControlEvent } from './control.ts';

const sampledAt = '2026-03-01T10:00:00.000Z';
const answerBy = '2026-03-29T10:00:00.000Z';
const sampled = {
  controlId: '0190a000-0000-8000-8000-0000000000b1',
  customerId: '0190a000-0000-7000-8000-0000000000c1',
  storeId: '9',
  runId: '0190a000-0000-7000-8000-0000000000b2',
  purchasedAt: '2026-02-27T10:00:00.000Z',
  ...{ sampledAt, answerBy },
};
const sample: ControlCommand = { type: 'SampleControl', sampled };
const answer = (now = sampledAt): ControlCommand => ({
  type: 'AnswerControl',
  ...{ answer: { satisfaction: 4, trust: 6 }, now },
});
const end: ControlCommand = { type: 'EndControl', reason: 'had_failure', at: sampledAt };

const after = (...commands: readonly ControlCommand[]) => {
  const events: ControlEvent[] = [];
  let code: string | undefined;
  for (const command of commands) {
    const decision = controlDecider.decide(command, fold(controlDecider, events));
    code = decision.accepted ? undefined : decision.code;
    if (decision.accepted) events.push(...decision.events);
  }
  for (const { type, data } of events) CATALOGUE[type].schema.parse(data);
  return { code, events, types: events.map(({ type }) => type) };
};

describe('a customer of the control group (R-105)', () => {
  it('is drawn once, however often the lot falls', () => {
    expect(after(sample, sample).types).toEqual(['ControlCustomerSampled']);
  });

  it('answers once, with who and where it was as drawn', () => {
    const { events } = after(sample, answer());
    expect(events[1]?.data).toMatchObject({ storeId: '9', satisfaction: 4, trust: 6 });
    expect(after(sample, answer(), answer()).code).toBe('already_answered');
  });

  it('is not asked who was never drawn, nor after the window', () => {
    expect(after(answer()).code).toBe('not_found');
    expect(after(sample, answer('2026-03-29T10:00:00.001Z')).code).toBe('follow_up_expired');
    expect(after(sample, answer(answerBy)).code).toBeUndefined();
  });

  it('is reminded once, while the question is open and e-mail not declined', () => {
    const asked: ControlCommand = { ...sample, sampled: { ...sampled, channel: 'email' } };
    const remind = (isDeclined = false, now = answerBy): ControlCommand => ({
      ...{ type: 'RemindControl', isDeclined, now },
    });
    const { events } = after(asked, remind(), remind());
    expect(events.slice(1)).toMatchObject([
      { type: 'ControlReminded', data: { channel: 'email', storeId: '9', remindedAt: answerBy } },
    ]);
    const late = '2026-03-29T10:00:00.001Z';
    for (const commands of [
      [asked, remind(true)],
      [asked, remind(false, late)],
      // Drawn before intake wrote to anybody.
      [sample, remind()],
    ])
      expect(after(...commands).types).toEqual(['ControlCustomerSampled']);
    for (const over of [answer(), end])
      expect(after(asked, over, remind()).types).not.toContain('ControlReminded');
    expect(after(asked, remind(), answer()).types.at(-1)).toBe('ControlAnswered');
  });

  it('is no control any more once something failed them, unless they had answered', () => {
    expect(after(sample, end, answer()).code).toBe('follow_up_not_open');
    expect(after(sample, answer(), end).types).toEqual([
      'ControlCustomerSampled',
      'ControlAnswered',
    ]);
  });
});
