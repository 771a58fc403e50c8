import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import {
  type AssumptionCommand,
  type AssumptionEvent,
  assumptionDecider,
  type AssumptionTerms,
  assumptionIdOf,
  faultOf,
} from './assumption.ts';

const now = '2026-03-01T10:00:00.000Z';
const worth: AssumptionTerms = {
  ...{ kind: 'customer_value', currency: 'EUR', value: 40_000, low: 30_000, high: 60_000 },
  source: { kind: 'finance' },
};
const setting = (more: Partial<AssumptionTerms> = {}): AssumptionCommand => ({
  ...{ type: 'SetAssumption', by: 'controller-2', now },
  terms: { ...worth, ...more },
});
const withdrawing: AssumptionCommand = {
  ...{ type: 'WithdrawAssumption', reason: 'out_of_date', by: 'controller-2', now },
};

const after = (...commands: readonly AssumptionCommand[]) => {
  const events: AssumptionEvent[] = [];
  let code: string | undefined;
  for (const command of commands) {
    const decision = assumptionDecider.decide(command, fold(assumptionDecider, events));
    code = decision.accepted ? undefined : decision.code;
    if (decision.accepted) events.push(...decision.events);
  }
  return {
    events: events.map(({ type, data }) => [type, data.version]),
    code,
    last: events.at(-1),
  };
};

describe('an assumption (R-116)', () => {
  it('says who set it, when and where from, and gets a version each time it changes', () => {
    const { events, last } = after(setting(), setting({ value: 45_000 }));
    expect(events).toEqual([
      ['AssumptionSet', 1],
      ['AssumptionSet', 2],
    ]);
    expect(last!.data).toEqual({
      ...{ assumptionId: 'customer_value-EUR', version: 2, kind: 'customer_value' },
      ...{ unit: 'minor_units', currency: 'EUR', value: 45_000, low: 30_000, high: 60_000 },
      ...{ source: { kind: 'finance' }, setBy: 'controller-2', setAt: now },
    });
  });

  it('is not set twice alike, but again where its source changed or it was withdrawn', () => {
    expect(after(setting(), setting()).code).toBe('already_recorded');
    expect(after(setting(), setting({ source: { kind: 'own_data' } })).code).toBeUndefined();
    expect(after(setting(), withdrawing, setting()).events).toEqual([
      ['AssumptionSet', 1],
      ['AssumptionWithdrawn', 2],
      ['AssumptionSet', 3],
    ]);
  });

  it('cannot be withdrawn while there is none', () => {
    expect(after(withdrawing).code).toBe('not_found');
    expect(after(setting(), withdrawing, withdrawing).code).toBe('not_found');
  });

  it('is one per kind, and per currency where it is money', () => {
    expect(assumptionIdOf(worth)).toBe('customer_value-EUR');
    expect(assumptionIdOf({ kind: 'discount_rate' })).toBe('discount_rate');
  });

  it.each<[string, Partial<AssumptionTerms>, string | undefined]>([
    ['money without a currency', { currency: undefined }, 'currency'],
    ['a share in a currency', { kind: 'discount_rate' }, 'currency'],
    ['a range that begins above it', { low: 40_001 }, 'low'],
    ['a range that ends below it', { high: 39_999 }, 'high'],
    [
      'a share above one',
      { kind: 'yearly_retention', currency: undefined, low: 0, high: 1_000_001 },
      'high',
    ],
    [
      'a number above a thousand',
      { kind: 'dissatisfied_per_complaint', currency: undefined, high: 1_000_000_001 },
      'high',
    ],
    ['one that is as it must be', {}, undefined],
  ])('is checked: %s', (_, terms, member) => {
    expect(faultOf({ ...worth, ...terms })?.member).toBe(member);
  });

  it('of complaints is made for each level of dissatisfaction by itself (R-114)', () => {
    const kind = 'dissatisfied_per_complaint';
    const ratio: AssumptionTerms = {
      ...{ kind, value: 3_000_000, level: 'high', source: { kind: 'own_data' } },
    };
    expect(faultOf(ratio)).toBeUndefined();
    expect(assumptionIdOf(ratio)).toBe('dissatisfied_per_complaint_high');
    expect(faultOf({ ...worth, level: 'high' })).toMatchObject({ member: 'level' });
  });
});
