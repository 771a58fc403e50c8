import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import {
  type PreventionCommand,
  type PreventionEvent,
  preventionDecider,
} from './preventive-action.ts';

const actionId = '019ea700-92d8-7bbf-8d41-0a1e8674dac7';
const at = '2026-03-04T10:00:00.000Z';
const open: PreventionCommand = {
  type: 'OpenAction',
  data: {
    actionId,
    storeId: '9',
    kind: 'training',
    causes: [{ khdType: 'mischarged' }],
    caseIds: [],
    ownerId: 'anna',
    openedAt: at,
  },
};
const verifyAt = '2026-04-01T10:00:00.000Z';
const implement: PreventionCommand = { type: 'ImplementAction', verifyAt, now: at };
const verify = (before: number, after: number): PreventionCommand => ({
  type: 'VerifyAction',
  occasion: 'on_request',
  now: at,
  before: { from: at, until: at, cases: before },
  after: { from: at, until: at, cases: after },
});

const after = (...commands: readonly PreventionCommand[]): PreventionEvent[] => {
  const history: PreventionEvent[] = [];
  for (const command of commands) {
    history.push(...given(preventionDecider, history).when(command).events());
  }
  return history;
};
const codeOf = (history: readonly PreventionEvent[], command: PreventionCommand) => {
  const { decision } = given(preventionDecider, history).when(command);
  return decision.accepted ? decision.events.map(({ type }) => type).join() : decision.code;
};

describe('a preventive action', () => {
  it('R-076: is opened, put into effect and verified, in this order', () => {
    const opened = after(open);
    const implemented = after(open, implement);
    expect(codeOf([], implement)).toBe('not_found');
    expect(codeOf(opened, open)).toBe('already_exists');
    expect(codeOf(opened, verify(1, 1))).toBe('not_implemented');
    expect(codeOf(implemented, implement)).toBe('already_recorded');
    expect(codeOf(implemented, verify(1, 1))).toBe('PreventiveActionVerified');
    expect(codeOf(after(open, implement, verify(3, 1)), verify(3, 2))).toBe(
      'PreventiveActionVerified',
    );
  });

  it.each([
    [0, 0, 'none_to_compare', false],
    [4, 0, 'fewer', false],
    [4, 4, 'same', true],
    [4, 1, 'fewer', true],
    [1, 2, 'more', true],
  ])('with %d failures before and %d after it is %s, recurred: %s', (before, later, ...found) => {
    const [verdict, recurred] = found;
    const events = after(open, implement, verify(before, later));
    expect(events.at(-1)?.data).toMatchObject({ verdict, recurred, storeId: '9' });
    expect(events.at(-2)?.data).toMatchObject({ verifyAt });
    for (const { type, data } of events) expect(CATALOGUE[type].schema.parse(data)).toEqual(data);
  });
});

describe('a preventive action that answers an early warning', () => {
  it.each([
    [{ cases: 0, warnings: 2 }, { cases: 0, warnings: 0 }, 'fewer'],
    [{ cases: 1, warnings: 0 }, { cases: 0, warnings: 3 }, 'more'],
    [{ cases: 0, warnings: 0 }, { cases: 0, warnings: 0 }, 'none_to_compare'],
  ])('R-080: is judged by warnings too, %j before and %j after', (earlier, later, verdict) => {
    const span = { from: at, until: at };
    const events = after(open, implement, {
      ...{ type: 'VerifyAction', occasion: 'window_over', now: at },
      ...{ before: { ...span, ...earlier }, after: { ...span, ...later } },
    });
    expect(events.at(-1)?.data).toMatchObject({ verdict });
  });
});
