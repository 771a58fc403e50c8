import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { FollowUpCommand, ScheduleFollowUp } from './commands.ts';
import {
  answer,
  caseId,
  firstPlan,
  histories,
  laterPlan,
  opening,
  recovered,
  schedule,
  secondPlan,
} from './follow-up-case.fixture.ts';
import type { FollowUpEvent } from './follow-up-case.ts';

const call = { channel: 'telephone' } as const;
const first = { ...firstPlan, day: 1, ...call, answerBy: laterPlan.dueAt };
const further = [{ ...laterPlan, day: 7, wave: 3, ...call, answerBy: secondPlan.dueAt }];
const called: ScheduleFollowUp = { ...schedule, plan: first, further };
const lasting = { ...secondPlan, requestId: '0190a000-0000-8000-8000-000000000014' };
const lapse = (plan: { requestId: string; answerBy: string }): FollowUpCommand => ({
  type: 'LapseRequest',
  ...{ requestId: plan.requestId, now: plan.answerBy, secondWave: lasting },
});

const played = (...commands: FollowUpCommand[]) => {
  const events: FollowUpEvent[] = [...histories.none];
  let last: readonly FollowUpEvent[] = [];
  for (const command of commands) {
    last = given(followUpDecider, events).when(command).events();
    for (const { type, data } of last) CATALOGUE[type].schema.parse(data);
    events.push(...last);
  }
  const state = events.reduce(followUpDecider.evolve, followUpDecider.initialState);
  return { last, types: last.map(({ type }) => type), state };
};

describe('the waves that a row of the playbook asks for', () => {
  it('are planned at the resolution, by its days and ways', () => {
    const { last } = played(called);
    expect(last.map(({ data }) => data)).toMatchObject([
      { wave: 1, day: 1, channel: 'telephone', requestId: firstPlan.requestId },
      { wave: 3, day: 7, channel: 'telephone', requestId: laterPlan.requestId },
    ]);
    const opened = played(called, opening(firstPlan.requestId, firstPlan.dueAt)).last[0];
    expect(opened).toMatchObject({ type: 'FollowUpRequested', data: { wave: 1, day: 1 } });
  });

  it('go to the page of the claim where nobody is known to call', () => {
    const heard = { type: 'HearClaim', caseId, at: firstPlan.dueAt, plan: firstPlan } as const;
    const { last } = played(heard, { ...called, customerId: undefined });
    const data = last.map((event) => event.data);
    expect(data).toMatchObject([{ channel: 'claim_page' }, { channel: 'claim_page' }]);
  });

  it('settle the case unconfirmed with the last of them, which the lasting one follows', () => {
    const one = played(called, lapse(first));
    expect(one.types).toEqual(['FollowUpLapsed']);
    expect(one.state.settlement).toBeUndefined();
    const both = played(called, lapse(first), lapse(further[0]!));
    expect(both.types).toEqual(['FollowUpLapsed', 'FollowUpScheduled']);
    expect(both.last[1]?.data).toMatchObject({ wave: 2, requestId: lasting.requestId });
    expect(both.state.settlement?.outcome).toBe('resolved_unconfirmed');
  });

  it('have one lasting wave, also where the row itself asks for it', () => {
    const inPerson = { ...secondPlan, day: 30, wave: 2, ...call };
    const row2 = { ...called, further: [...further, inPerson] };
    expect(played(row2, lapse(first), lapse(further[0]!)).types).toEqual(['FollowUpLapsed']);
    const { types } = played(
      ...[row2, opening(firstPlan.requestId, firstPlan.dueAt), answer(recovered)],
    );
    expect(types).toEqual(['FollowUpAnswered', 'RecoveryConfirmed']);
  });

  it('are called off together where the customer wants no calls about it', () => {
    const declined: FollowUpCommand = {
      type: 'RecordContact',
      ...{ requestId: firstPlan.requestId, outcome: 'declined', now: firstPlan.dueAt },
    };
    const open = opening(firstPlan.requestId, firstPlan.dueAt);
    const { types, state } = played(called, open, declined);
    expect(types).toEqual(['FollowUpAttempted', 'FollowUpSuppressed', 'FollowUpSuppressed']);
    expect(state.requests.map(({ suppressedFor }) => suppressedFor)).toEqual([
      ...['unsubscribed', 'unsubscribed'],
    ]);
  });

  it('keep their day over a merging that ends before it, and are asked once for the missed', () => {
    const ids = { 3: '0190a000-0000-8000-8000-000000000015' };
    const at = '2026-03-04T10:00:00.000Z';
    const plans = {
      first: { ...laterPlan, requestId: lasting.requestId },
      second: secondPlan,
      ids,
    };
    const paused = { type: 'PauseFollowUp', caseId, primaryCaseId: caseId, at } as const;
    const { last } = played(called, paused, { type: 'ResumeFollowUp', caseId, at, plans });
    expect(last.slice(1).map(({ data }) => data)).toMatchObject([
      { wave: 1, day: 1, channel: 'telephone', requestId: lasting.requestId },
      { wave: 3, day: 7, requestId: ids[3], dueAt: laterPlan.dueAt },
    ]);
    const late = { type: 'ResumeFollowUp', caseId, at: secondPlan.dueAt, plans } as const;
    expect(
      played(called, paused, late)
        .last.slice(1)
        .map(({ data }) => data),
    ).toMatchObject([{ wave: 3, day: 7, requestId: lasting.requestId }]);
  });
});
