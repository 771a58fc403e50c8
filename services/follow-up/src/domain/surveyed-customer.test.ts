import { CATALOGUE } from '@amends/contracts/catalogue';
import { plusMillis } from '@amends/contracts/instant-order';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { caseId, customerId, storeId } from './follow-up-case.fixture.ts';
import {
  type AskContact,
  type AskControl,
  type ChooseChannel,
  type SurveyContactEvent,
  surveyedCustomerDecider,
} from './surveyed-customer.ts';

const DAY_MS = 86_400_000;
const now = '2026-03-20T10:00:00.000Z';
const daysAgo = (days: number): string => plusMillis(now, -days * DAY_MS);
const requestId = '0190a000-0000-8000-8000-000000000021';
const earlierId = '0190a000-0000-8000-8000-000000000020';

const ask = (facts: Partial<AskContact> = {}): AskContact => ({
  type: 'AskContact',
  ...{ customerId, caseId, storeId, requestId, now },
  kind: 'routine',
  channel: 'email',
  severity: 'minor',
  draw: 0,
  isOutranked: false,
  gates: {
    cooldownSeconds: 7 * 86_400,
    recontactSeconds: { routine: 30 * 86_400, recovery: 0, control: 30 * 86_400 },
    samplePercent: 100,
  },
  ...facts,
});

const asked = (at: string, kind: AskContact['kind'] = 'routine'): SurveyContactEvent => ({
  type: 'SurveyContactAllowed',
  data: { customerId, caseId, requestId: earlierId, kind, channel: 'email', allowedAt: at },
});
const choose = (isWanted: boolean): ChooseChannel => ({
  type: 'ChooseChannel',
  ...{ customerId, caseId, channel: 'email', isWanted, now },
});

const eventsOf = (
  command: AskContact | AskControl | ChooseChannel,
  history: readonly SurveyContactEvent[] = [],
) => {
  const events = given(surveyedCustomerDecider, history).when(command).events();
  for (const { type, data } of events) CATALOGUE[type].schema.parse(data);
  return events;
};

/** Allowed, the reason of the refusal, or until when it waits. */
const answerTo = (
  command: AskContact | AskControl,
  history: readonly SurveyContactEvent[] = [],
): string => {
  const [event] = eventsOf(command, history);
  if (event?.type === 'SurveyContactRefused') return event.data.reason;
  if (event?.type === 'ControlContactRefused') return event.data.reason;
  if (event?.type === 'SurveyContactDeferred') return event.data.until;
  return event?.type ?? 'nothing';
};
const ALLOWED = 'SurveyContactAllowed';

describe('the gates of a customer', () => {
  it('T-50: suppress a routine survey 6 days after any other, as global_cooldown', () => {
    expect(answerTo(ask(), [asked(daysAgo(6), 'recovery')])).toBe('global_cooldown');
  });

  it('T-51: suppress the same survey 8 days after it, as recontact', () => {
    expect(answerTo(ask(), [asked(daysAgo(8))])).toBe('recontact');
  });

  it('open again when cooldown and recontact are over to the instant', () => {
    const other = [asked(daysAgo(7), 'recovery')];
    expect(answerTo(ask(), other)).toBe(ALLOWED);
    expect(answerTo(ask(), [asked(daysAgo(30))])).toBe(ALLOWED);
    expect(answerTo(ask({ now: plusMillis(now, -1) }), other)).toBe('global_cooldown');
  });

  it('T-52: send the recovery survey and suppress the routine one, as outranked', () => {
    expect(answerTo(ask({ kind: 'recovery' }))).toBe(ALLOWED);
    expect(answerTo(ask({ isOutranked: true }))).toBe('outranked');
  });

  it('T-53: let a recovery survey wait until the cooldown of the first one ends', () => {
    const recovery = ask({ kind: 'recovery' });
    const history = [asked(daysAgo(3))];
    expect(answerTo(recovery, history)).toBe(plusMillis(daysAgo(3), 7 * DAY_MS));
    expect(answerTo({ ...recovery, now: plusMillis(now, 4 * DAY_MS) }, history)).toBe(ALLOWED);
  });

  it('T-55: spare no severe case by sampling, and lesser ones by their draw', () => {
    const gates = { ...ask().gates, samplePercent: 20 };
    expect(answerTo(ask({ gates, draw: 99, severity: 'critical' }))).toBe(ALLOWED);
    expect(answerTo(ask({ gates, draw: 99, severity: 'major' }))).toBe(ALLOWED);
    expect(answerTo(ask({ gates, draw: 19 }))).toBe(ALLOWED);
    expect(answerTo(ask({ gates, draw: 20 }))).toBe('sampled_out');
  });

  it('SUR-08: stop no call that the playbook demands, and count it as no survey', () => {
    const call = ask({ channel: 'telephone', capped: 'store_cap', isOutranked: true });
    const called = eventsOf(call, [asked(daysAgo(1))]);
    expect(called[0]?.type).toBe(ALLOWED);
    expect(answerTo(ask({ requestId: earlierId }), called)).toBe(ALLOWED);
  });

  it('SUR-03: hold to the caps of store and employee', () => {
    expect(answerTo(ask({ capped: 'store_cap' }))).toBe('store_cap');
    expect(answerTo(ask({ capped: 'employee_cap' }))).toBe('employee_cap');
  });

  it('are off where they are set to nothing, though another clock is ahead', () => {
    const gates = {
      cooldownSeconds: 0,
      recontactSeconds: { routine: 0, recovery: 0, control: 0 },
      samplePercent: 100,
    };
    const ahead = [asked(plusMillis(now, 300))];
    expect(answerTo(ask({ gates }), ahead)).toBe(ALLOWED);
    expect(answerTo(ask({ gates, kind: 'recovery' }), ahead)).toBe(ALLOWED);
  });

  it('let an exemption pass and name it, but nothing the customer declined', () => {
    const exempt = ask({ exemption: 'safety' });
    const [event] = eventsOf(exempt, [asked(daysAgo(1))]);
    expect(event).toMatchObject({ type: ALLOWED, data: { exemption: 'safety' } });
    expect(answerTo(exempt, eventsOf(choose(false)))).toBe('unsubscribed');
  });

  it('are asked once per question: a timer that runs twice uses up nothing', () => {
    const first = eventsOf(ask());
    expect(eventsOf(ask(), first)).toEqual([]);
  });
});

describe('the gates of a customer who is drawn as a control (SUR-02, R-105)', () => {
  const control = (facts: Partial<AskControl> = {}): AskControl => ({
    ...{ type: 'AskControl', controlId: requestId, customerId, storeId, channel: 'email', now },
    ...{ isOutranked: false, gates: { ...ask().gates, samplePercent: 0 }, ...facts },
  });

  it('are those of every survey, save that the lot was drawn before', () => {
    expect(answerTo(control())).toBe('ControlContactAllowed');
    expect(answerTo(control(), [asked(daysAgo(6))])).toBe('global_cooldown');
    expect(answerTo(control({ capped: 'store_cap' }))).toBe('store_cap');
    expect(answerTo(control({ isOutranked: true }))).toBe('outranked');
    expect(answerTo(control(), eventsOf(choose(false)))).toBe('unsubscribed');
  });

  it('stand in the way of what is asked after it, and let it pass once', () => {
    const first = eventsOf(control());
    expect(answerTo(ask({ requestId: earlierId }), first)).toBe('global_cooldown');
    expect(eventsOf(control(), first)).toEqual([]);
  });
});

describe('a way the customer declined', () => {
  it('is closed for it alone, until it is welcomed again', () => {
    const declined = eventsOf(choose(false));
    expect(answerTo(ask(), declined)).toBe('unsubscribed');
    expect(answerTo(ask({ channel: 'sms' }), declined)).toBe(ALLOWED);
    const welcomed = eventsOf(choose(true), declined);
    expect(answerTo(ask(), [...declined, ...welcomed])).toBe(ALLOWED);
  });

  it('is declined once', () => {
    const declined = eventsOf(choose(false));
    expect(eventsOf(choose(false), declined)).toEqual([]);
    expect(eventsOf(choose(true))).toEqual([]);
  });
});
