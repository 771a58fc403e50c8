import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { FollowUpCommand, HearClaim } from './commands.ts';
import { decide } from './decide.ts';
import {
  answeredAt,
  caseId,
  histories,
  type HistoryName,
  laterPlan,
  schedule,
} from './follow-up-case.fixture.ts';
import { evolve, type FollowUpEvent, initialState } from './follow-up-case.ts';

const claim: HearClaim = { type: 'HearClaim', caseId, at: answeredAt, plan: laterPlan };
const { customerId: _nobody, ...anonymous } = schedule;

const decided = (name: HistoryName, ...commands: FollowUpCommand[]) => {
  const events: FollowUpEvent[] = [...histories[name]];
  let last: readonly FollowUpEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, fold({ initialState, evolve }, events));
    last = decision.accepted ? decision.events : [];
    events.push(...last);
  }
  return last;
};
const typesOf = (events: readonly FollowUpEvent[]) => events.map(({ type }) => type);

describe('the follow-up of somebody without a name', () => {
  it('is suppressed without a claim code', () => {
    expect(typesOf(decided('none', anonymous))).toEqual(['FollowUpSuppressed']);
  });

  it('is scheduled where a claim code was issued, and written to nobody', () => {
    const [event] = decided('none', claim, anonymous);
    expect(event).toMatchObject({ type: 'FollowUpScheduled', data: { channel: 'claim_page' } });
    expect(event?.data).not.toHaveProperty('customerId');
  });

  it('comes with a claim code that is issued after the case was resolved', () => {
    const events = decided('suppressed', claim);
    expect(typesOf(events)).toEqual(['CustomerReachableByClaim', 'FollowUpScheduled']);
    expect(events[1]?.data).toMatchObject(laterPlan);
  });

  it('is asked for once, however often a code is issued', () => {
    expect(decided('suppressed', claim, claim)).toEqual([]);
    expect(typesOf(decided('scheduled', claim))).toEqual(['CustomerReachableByClaim']);
    expect(typesOf(decided('closed', claim))).toEqual(['CustomerReachableByClaim']);
    expect(decided('withdrawn', claim)).toEqual([]);
  });
});
