import { CATALOGUE } from '@amends/contracts/catalogue';
import type { EarlyWarningRaised } from '@amends/contracts/intake-warnings';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { type WarningCommand, type WarningEvent, warningDecider } from './early-warning.ts';

const warningId = '019ea700-92d8-7bbf-8d41-0a1e8674dac7';
const now = '2026-06-08T10:00:00Z';
const at = (hour: number): string => `2026-06-08T${String(hour).padStart(2, '0')}:00:00.000Z`;
const raise = (change: Partial<EarlyWarningRaised> = {}): WarningCommand => ({
  type: 'RaiseWarning',
  warning: {
    ...{ warningId, storeId: '9', cause: 'voids', rule: 'u_chart', from: at(7), until: at(8) },
    ...{ observed: 12, opportunities: 40, expectedThousandths: 1_000 },
    ...{ rulesVersion: 0, raisedAt: now, ...change },
  },
});
const acknowledge = (id = warningId): WarningCommand => ({
  ...{ type: 'AcknowledgeWarning', warningId: id, finding: 'confirmed', now },
});

const after = (...commands: readonly WarningCommand[]): WarningEvent[] => {
  const history: WarningEvent[] = [];
  for (const command of commands) {
    history.push(...given(warningDecider, history).when(command).events());
  }
  return history;
};
const typesOf = (events: readonly WarningEvent[]): string[] => events.map(({ type }) => type);
const codeOf = (history: readonly WarningEvent[], command: WarningCommand): string => {
  const { decision } = given(warningDecider, history).when(command);
  return decision.accepted ? 'accepted' : decision.code;
};

describe('the warnings of a cause at a store', () => {
  it('R-080: raises a finding once, however often it is found', () => {
    const events = after(raise(), raise({ observed: 13 }));
    expect(typesOf(events)).toEqual(['EarlyWarningRaised']);
    for (const { type, data } of events) expect(CATALOGUE[type].schema.parse(data)).toEqual(data);
  });

  it.each<[string, Partial<EarlyWarningRaised>]>([
    ['of the next hour', { from: at(8), until: at(9) }],
    ['of another till', { workstation: '3' }],
    ['by another rule', { rule: 'cusum' }],
  ])('raises a finding %s beside one that is there', (_, change) => {
    expect(after(raise(), raise(change))).toHaveLength(2);
  });

  it('takes a stretch of drift that late signals made longer for the same finding', () => {
    const drift = (from: number, until: number) =>
      raise({ rule: 'cusum', from: at(from), until: at(until) });
    expect(after(drift(4, 8), drift(2, 7), drift(6, 10))).toHaveLength(1);
    expect(after(drift(4, 8), drift(8, 10))).toHaveLength(2);
  });

  it('tells of one case once, and of another case in the same instant too', () => {
    const critical = (aboutId: string, from: string) =>
      raise({ rule: 'critical_severity', aboutId, from, until: from });
    const other = '019ea700-92d8-7bbf-8d41-0a1e8674dac8';
    const events = after(
      critical(warningId, at(7)),
      critical(warningId, at(9)),
      critical(other, at(7)),
    );
    expect(events).toHaveLength(2);
  });

  it('is acknowledged once, and stays raised', () => {
    const events = after(raise(), acknowledge());
    expect(typesOf(events)).toEqual(['EarlyWarningRaised', 'EarlyWarningAcknowledged']);
    expect(codeOf(events, acknowledge())).toBe('already_recorded');
    expect(codeOf(events, acknowledge('019ea700-92d8-7bbf-8d41-0a1e8674dac9'))).toBe('not_found');
    expect(after(raise(), acknowledge(), raise())).toHaveLength(2);
    expect(CATALOGUE.EarlyWarningAcknowledged.schema.parse(events[1]?.data)).toEqual(
      events[1]?.data,
    );
  });
});
