import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { GiveIncidentToken } from './incident-care.ts';
import { evolve, initialState, type Remedy, type RemedyEvent } from './remedy.ts';
import { after, caseId, customerId, eur, now, storeId, voucherId } from './remedy-case.fixture.ts';

const incidentId = '0190b000-0000-7000-8000-000000000001';
const runId = '0190b000-0000-7000-8000-000000000011';
const of = { caseId, runId, now };
const give: GiveIncidentToken = {
  ...{ type: 'GiveIncidentToken', caseId, now },
  data: {
    ...{ incidentId, storeId, runId, customerId, token: { kind: 'points', amount: eur(500) } },
    points: { pointsId: voucherId, connectorId: 'loyalty', stage: 1 },
  },
};
const result = (outcome: object, attempt = 1): RemedyCommand =>
  ({ type: 'RecordPoints', ...of, attempt, result: outcome }) as RemedyCommand;
const yes = result({ outcome: 'succeeded', reference: 'credit-1' });
const no = result({ outcome: 'failed' });
const recall: RemedyCommand = { type: 'RecallPoints', ...of };
const reorder = (stage: number): RemedyCommand => ({
  ...{ type: 'ReorderPoints', ...of },
  ...{ connectorId: 'loyalty', stage },
});
const takeBack: RemedyCommand = {
  ...{ type: 'TakeBackIncidentToken', caseId, now },
  data: { incidentId, storeId, runId, outcome: 'not_given' },
};

const stateOf = (events: readonly RemedyEvent[]): Remedy => fold({ initialState, evolve }, events);
const when = (events: readonly RemedyEvent[], command: RemedyCommand) =>
  decide(command, stateOf(events));
const goodwillOf = (...commands: readonly RemedyCommand[]) =>
  stateOf(after([], ...commands)).given.goodwill?.amount;
const nothing = { accepted: true, events: [] };

describe('points of a case', () => {
  it('are ordered with the token, and recorded once by what the scheme says', () => {
    const [given, order] = after([], give);
    expect([given!.type, order]).toMatchObject([
      'IncidentTokenGiven',
      { type: 'TokenPointsOrdered', data: { attempt: 1, effectId: `${voucherId}-1` } },
    ]);
    expect(when(after([], give), give)).toEqual(nothing);
    expect(when(after([], give, yes), yes)).toEqual(nothing);
    expect(when([], yes)).toEqual(nothing);
  });

  it('count as goodwill of the case while it has them, or may have them', () => {
    expect(goodwillOf(give)).toBe(500);
    expect(goodwillOf(give, yes)).toBe(500);
    expect(goodwillOf(give, no)).toBe(0);
    expect(goodwillOf(give, no, reorder(2))).toBe(500);
    const kept = { outcome: 'partly_redeemed', kept: eur(200) } as const;
    const partly = { ...takeBack, data: { ...takeBack.data, ...kept } } as RemedyCommand;
    expect(goodwillOf(give, yes, recall, partly)).toBe(200);
  });

  it('are ordered again after a final no, in a later stage and under another effect', () => {
    const refused = after([], give, no);
    expect(when(refused, reorder(1))).toEqual(nothing);
    expect(when(refused, reorder(2))).toMatchObject({
      events: [{ data: { attempt: 2, effectId: `${voucherId}-2`, stage: 2 } }],
    });
    expect(when(after([], give), reorder(2))).toEqual(nothing);
    expect(when(after([], give, no, recall), reorder(2))).toEqual(nothing);
    expect(when(after([], give, no, takeBack), reorder(2))).toEqual(nothing);
  });

  it('of another amount than was asked for are for a person, not ordered again', () => {
    const other = result({ outcome: 'succeeded', reference: 'credit-1', amount: eur(5) });
    const parked = after([], give, other);
    expect(parked.at(-1)).toMatchObject({ data: { reason: 'amount_mismatch' } });
    expect(when(parked, reorder(2))).toEqual(nothing);
  });

  it('that nobody knows of in the life of the effect are parked, for a person', () => {
    const park: RemedyCommand = { type: 'ParkPoints', ...of, attempt: 1 };
    const settle = (found: object) => ({ type: 'SettlePoints', ...of, found }) as RemedyCommand;
    const [came, never] = [
      settle({ outcome: 'credited', reference: 'credit-9' }),
      settle({ outcome: 'not_credited' }),
    ];
    const parked = after([], give, park);
    expect(parked.at(-1)).toMatchObject({ data: { reason: 'parked', effectId: `${voucherId}-1` } });
    expect(when(parked, park)).toEqual(nothing);
    expect(when(after([], give, yes), park)).toEqual(nothing);
    expect(when(parked, yes)).toEqual(nothing);
    expect(when(parked, reorder(2))).toEqual(nothing);
    expect(goodwillOf(give, park)).toBe(500);
    expect(when(parked, came)).toMatchObject({
      events: [{ type: 'TokenPointsCredited', data: { connectorRef: 'credit-9' } }],
    });
    expect(when(after([], give, park, came), came)).toMatchObject({ code: 'illegal_state' });
    expect(when(after([], give), never)).toMatchObject({ code: 'illegal_state' });
    expect(when([], never)).toMatchObject({ code: 'illegal_state' });
    expect(goodwillOf(give, park, never)).toBe(0);
    // Only then a later stage orders them again.
    expect(when(after([], give, park, never), reorder(2))).toMatchObject({
      events: [{ data: { attempt: 2 } }],
    });
    // The scheme may still say so by itself.
    const called = { ...yes, isCalledBack: true } as RemedyCommand;
    expect(when(parked, called)).toMatchObject({ events: [{ type: 'TokenPointsCredited' }] });
  });

  it('are not taken back while they are being asked for, save where they were recalled', () => {
    expect(when(after([], give), takeBack)).toMatchObject({ code: 'illegal_state' });
    expect(when(after([], give, recall), takeBack)).toMatchObject({ accepted: true });
    // Credited between the look that found none and the word that none came.
    expect(when(after([], give, yes), takeBack)).toMatchObject({ code: 'illegal_state' });
    expect(when(after([], give, yes, recall), takeBack)).toMatchObject({ accepted: true });
  });

  it('that come although they were recalled are written down, and reversed once', () => {
    const recalled = after([], give, recall);
    expect(when(recalled, yes)).toMatchObject({ events: [{ type: 'TokenPointsCredited' }] });
    const reverse: RemedyCommand = {
      ...{ type: 'RecordReversal', ...of },
      ...{ reference: 'back-1', amount: eur(500) },
    };
    expect(when(after([], give, yes), reverse)).toMatchObject({ code: 'illegal_state' });
    const reversed = after(recalled, yes, reverse);
    expect(reversed.at(-1)).toMatchObject({ data: { effectId: `${voucherId}-r` } });
    expect(when(reversed, reverse)).toEqual(nothing);
  });
});
