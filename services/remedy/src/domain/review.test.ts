import { describe, expect, it } from '@jest/globals';
import type { HearReview, RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import {
  again as reopened,
  caseId,
  expiresAt,
  now,
  offerId,
  prepare,
  prioritised,
} from './remedy-case.fixture.ts';
import { evolve, initialState, type Remedy, type RemedyEvent } from './remedy.ts';

const flagId = '0190a000-0000-8000-8000-0000000000f1';
const later = '2026-03-09T10:00:00.000Z';
const flag = (until = later) => ({ flagId, expiresAt: until });
const hear = (flags: HearReview['flags'], at = now): HearReview => ({
  type: 'HearReview',
  caseId,
  flags,
  offerId,
  now: at,
  expiresAt,
});
const lapse = (at: string): RemedyCommand => ({ type: 'LapseReview', offerId, now: at, expiresAt });
const offer = (byManager: boolean): RemedyCommand => ({
  type: 'OfferRemedy',
  offerId,
  now,
  expiresAt,
  byManager,
});
const refuse: RemedyCommand = { type: 'RefuseReview', reason: 'claim_disproved', now };

const after = (...commands: RemedyCommand[]): { state: Remedy; last: readonly RemedyEvent[] } =>
  commands.reduce<{ state: Remedy; last: readonly RemedyEvent[] }>(
    ({ state }, command) => {
      const decision = decide(command, state);
      if (!decision.accepted) throw new Error(decision.code);
      return { state: decision.events.reduce(evolve, state), last: decision.events };
    },
    { state: initialState, last: [] },
  );
const typesOf = (events: readonly RemedyEvent[]) => events.map(({ type }) => type);
const outcomes = (events: readonly RemedyEvent[]) =>
  events.flatMap((event) => (event.type === 'RemedyReviewEnded' ? [event.data.outcome] : []));
const codeOf = (command: RemedyCommand, state: Remedy) => {
  const decision = decide(command, state);
  return decision.accepted ? 'accepted' : decision.code;
};

describe('compensation of a flagged customer', () => {
  it('T-70 ABU-05 R-127: is prepared as ever and waits for a person', () => {
    const plain = after(prepare);
    const { state, last } = after(hear([flag()]), prepare);
    expect(typesOf(plain.last)).toEqual(['RemedyMenuPrepared', 'RemedyOffered']);
    expect(typesOf(last)).toEqual(['RemedyMenuPrepared', 'RemedyHeldForReview']);
    // Apology, steps and money are those of anybody.
    expect(last[0]).toEqual(plain.last[0]);
    expect(last[1]?.data).toMatchObject({
      reason: 'abuse_review',
      flagIds: [flagId],
      until: later,
    });
    expect(state.status).toBe('prepared');
  });

  it('ABU-01: is offered as it is once a reviewer approves, and by nobody else', () => {
    const held = after(hear([flag()]), prepare);
    expect(codeOf(offer(false), held.state)).toBe('approval_required');
    const { last } = after(hear([flag()]), prepare, offer(true));
    expect(typesOf(last)).toEqual(['RemedyReviewEnded', 'RemedyOffered']);
    expect(outcomes(last)).toEqual(['approved']);
  });

  it('ABU-01: is refused by a person only, with a reason, and may be granted after all', () => {
    const refused = after(hear([flag()]), prepare, refuse);
    expect(refused.last[0]?.data).toMatchObject({ outcome: 'refused', reason: 'claim_disproved' });
    expect(codeOf(offer(false), refused.state)).toBe('approval_required');
    expect(codeOf(refuse, refused.state)).toBe('no_review_open');
    const granted = after(hear([flag()]), prepare, refuse, offer(true));
    expect(outcomes(granted.last)).toEqual(['approved']);
  });

  it('T-71: is offered at once where the flag has expired before', () => {
    expect(typesOf(after(hear([flag(now)]), prepare).last)).toContain('RemedyOffered');
  });

  it('T-71: is offered when the last flag expires, not before', () => {
    const longer = { flagId: offerId, expiresAt: '2026-03-10T10:00:00.000Z' };
    const early = after(hear([flag(), longer]), prepare, lapse(later));
    expect(early.last).toEqual([]);
    const { last } = after(hear([flag(), longer]), prepare, lapse(longer.expiresAt));
    expect(typesOf(last)).toEqual(['RemedyReviewEnded', 'RemedyOffered']);
    expect(outcomes(last)).toEqual(['flag_expired']);
  });

  it('T-72: is offered when the flag is cleared', () => {
    const { last } = after(hear([flag()]), prepare, hear([]));
    expect(typesOf(last)).toEqual(['AbuseReviewHeard', 'RemedyReviewEnded', 'RemedyOffered']);
    expect(outcomes(last)).toEqual(['flag_cleared']);
  });

  it('waits on for a second flag when the first is cleared', () => {
    const second = { flagId: offerId, expiresAt: later };
    const { last, state } = after(hear([flag(), second]), prepare, hear([second]));
    expect(typesOf(last)).toEqual(['AbuseReviewHeard', 'RemedyHeldForReview']);
    expect(state.review.held?.flagIds).toEqual([offerId]);
  });

  it('stays offered where it was offered before the flag was raised', () => {
    const { last, state } = after(prepare, hear([flag()]));
    expect(typesOf(last)).toEqual(['AbuseReviewHeard']);
    expect(state.status).toBe('offered');
  });

  it('waits again when the case is reopened', () => {
    const concluded: RemedyCommand = {
      type: 'ConcludeWithoutRemedy',
      caseId,
      outcome: 'no_agreement',
      now,
    };
    const again: RemedyCommand = { ...reopened, ...{ offerId, now, expiresAt } };
    const { last } = after(hear([flag()]), prepare, offer(true), concluded, again);
    expect(typesOf(last)).toEqual(['RemedyMenuPrepared', 'RemedyHeldForReview']);
  });

  it('is not offered by a clearing once the case has ended', () => {
    const concluded: RemedyCommand = {
      type: 'ConcludeWithoutRemedy',
      caseId,
      outcome: 'withdrawn',
      now,
    };
    const { last } = after(hear([flag()]), prepare, concluded, hear([]));
    expect(typesOf(last)).toEqual(['AbuseReviewHeard']);
  });

  it('ABU-05: holds nothing back that is words alone', () => {
    const words: RemedyCommand = {
      ...prepare,
      prioritised: {
        ...prioritised,
        severity: 'minor',
        facts: { khdType: 'attention_failure', attribution: 'firm', stability: 'one_off' },
      },
    };
    expect(typesOf(after(hear([flag()]), words).last)).toEqual([
      'RemedyMenuPrepared',
      'RemedyOffered',
    ]);
  });
});
