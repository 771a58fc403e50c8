import { CATALOGUE } from '@amends/contracts/catalogue';
import { plusMillis } from '@amends/contracts/instant-order';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { FollowUpCommand, GateVerdict } from './commands.ts';
import type { FollowUpEvent } from './follow-up-case.ts';
import {
  answer,
  answeredAt,
  caseId,
  firstPlan,
  histories,
  opening,
  recovered,
  schedule,
  secondPlan,
  stillDissatisfied,
} from './follow-up-case.fixture.ts';

const { requestId, dueAt } = firstPlan;
const owned = (ownerId: string): FollowUpCommand => ({
  type: 'HearOwner',
  ...{ caseId, ownerId, ownerKind: 'person', at: dueAt },
});

const run = (history: readonly FollowUpEvent[], ...commands: readonly FollowUpCommand[]) =>
  commands.reduce<readonly FollowUpEvent[]>((events, command) => {
    const made = given(followUpDecider, events).when(command).events();
    for (const { type, data } of made) CATALOGUE[type].schema.parse(data);
    return events.concat(made);
  }, history);
const codeOf = (history: readonly FollowUpEvent[], command: FollowUpCommand) =>
  given(followUpDecider, history).when(command).code();
const types = (events: readonly FollowUpEvent[]) => events.map(({ type }) => type);
const dataOf = (events: readonly FollowUpEvent[], type: FollowUpEvent['type']) =>
  events.filter((event) => event.type === type).at(-1)?.data;

describe('a question that is due', () => {
  const refused: GateVerdict = { outcome: 'refused', reason: 'global_cooldown' };

  it('is left out with the reason of the gate, and the second wave is still planned', () => {
    const events = run(histories.scheduled, opening(requestId, dueAt, refused));
    expect(types(events).slice(1)).toEqual(['FollowUpSuppressed', 'FollowUpScheduled']);
    expect(dataOf(events, 'FollowUpSuppressed')).toMatchObject({
      ...{ requestId, wave: 1, reason: 'global_cooldown' },
    });
  });

  it('closes the case unconfirmed when it is left out and every condition is heard', () => {
    const conditions = histories.openWithConditions.slice(0, 3);
    const history = [...conditions, ...histories.scheduled];
    const events = run(history, opening(requestId, dueAt, refused));
    expect(dataOf(events, 'CaseClosed')).toMatchObject({ outcome: 'resolved_unconfirmed' });
  });

  it('T-53: waits until the cooldown ends, then is sent with the id of the first survey', () => {
    const secondRecovery = { ...schedule, plan: { ...firstPlan, requestId: secondPlan.requestId } };
    const until = '2026-03-09T10:00:00.000Z';
    const answerBy = '2026-04-06T10:00:00.000Z';
    const later: GateVerdict = { outcome: 'deferred', reason: 'global_cooldown', until, answerBy };
    const waiting = run(
      histories.reopened,
      secondRecovery,
      opening(secondPlan.requestId, dueAt, later),
    );
    expect(waiting.at(-1)).toMatchObject({
      type: 'FollowUpPostponed',
      data: { requestId: secondPlan.requestId, dueAt: until, answerBy },
    });
    const sent = run(waiting, opening(secondPlan.requestId, until));
    expect(sent.at(-1)).toMatchObject({ type: 'FollowUpRequested', data: { answerBy } });
    expect(dataOf(sent, 'FollowUpScheduled')).toMatchObject({ initialRequestId: requestId });
  });

  it('does not lapse at the end of the window it had before it was postponed', () => {
    const until = '2026-03-09T10:00:00.000Z';
    const answerBy = '2026-04-06T10:00:00.000Z';
    const later: GateVerdict = { outcome: 'deferred', reason: 'global_cooldown', until, answerBy };
    const waiting = run(histories.scheduled, opening(requestId, dueAt, later));
    const lapse = { type: 'LapseRequest', requestId, secondWave: secondPlan } as const;
    expect(run(waiting, { ...lapse, now: firstPlan.answerBy })).toEqual(waiting);
    expect(types(run(waiting, { ...lapse, now: answerBy }))).toContain('FollowUpLapsed');
  });

  it('SCO-03: is attributed to who handles the case then, whoever has it later', () => {
    const sent = run(histories.scheduled, owned('anna'), opening(requestId, dueAt));
    expect(sent.at(-1)?.data).toMatchObject({ ownerId: 'anna', ownerKind: 'person' });
    const answered = run(sent, owned('bert'), answer(recovered));
    expect(dataOf(answered, 'FollowUpAnswered')).toMatchObject({ ownerId: 'anna' });
  });
});

describe('an automatic resolution', () => {
  it('T-54: is asked about by nobody', () => {
    const events = run([], { ...schedule, isAutomatic: true });
    expect(types(events)).toEqual(['FollowUpSuppressed']);
    expect(events[0]?.data).toMatchObject({ reason: 'automatic_resolution' });
  });
});

describe('an employee', () => {
  const skip = { type: 'SkipRequest', requestId, reason: 'legal_dispute', now: dueAt } as const;
  const exempt = { ...skip, type: 'ExemptRequest', reason: 'safety' } as const;

  it('skips a planned question with a reason, and plans no second wave (SUR-05)', () => {
    const events = run(histories.scheduled, skip);
    expect(types(events).slice(1)).toEqual(['FollowUpSuppressed']);
    expect(events.at(-1)?.data).toMatchObject({ reason: 'skipped', skipReason: 'legal_dispute' });
  });

  it('lets a planned question pass the gates with a reason', () => {
    expect(run(histories.scheduled, exempt).at(-1)?.data).toMatchObject({ reason: 'safety' });
  });

  it.each([
    ['skip', skip],
    ['exempt', exempt],
  ])('may not %s what is open or unknown', (_name, command) => {
    expect(codeOf(histories.open, command)).toBe('follow_up_not_open');
    expect(codeOf([], command)).toBe('not_found');
  });
});

describe('an answer', () => {
  const { answered, open } = histories;
  const later = plusMillis(answeredAt, 12 * 3_600_000);

  it('T-56: submitted twice within the window is one answer and one edit event', () => {
    const first = run(open, answer(recovered));
    expect(run(first, answer(recovered))).toEqual(first);
    const edited = run(first, { ...answer({ ...recovered, satisfaction: 4 }), now: later });
    expect(types(edited).filter((type) => type === 'FollowUpAnswered')).toHaveLength(1);
    expect(types(edited).filter((type) => type === 'FollowUpAnswerEdited')).toHaveLength(1);
    expect(edited.at(-1)?.data).toMatchObject({ satisfaction: 4, answeredAt, editedAt: later });
  });

  it('is edited no more once the window is over', () => {
    const late = { ...answer(stillDissatisfied), now: plusMillis(later, 1) };
    expect(codeOf(answered, late)).toBe('already_answered');
  });

  it('keeps language, scales and version with it, and labels a remembered baseline (R-071)', () => {
    const plan = { ...firstPlan, requestId: secondPlan.requestId };
    const sent = run([], { ...schedule, plan }, opening(plan.requestId, dueAt));
    const given = { ...recovered, satisfactionBefore: 3, language: 'zh' } as const;
    const events = run(sent, { ...answer(given), requestId: plan.requestId });
    expect(dataOf(events, 'FollowUpAnswered')).toMatchObject({
      ...{ language: 'zh', instrumentVersion: 2, baseline: 'recalled' },
      scales: { satisfactionBefore: { from: 1, to: 5 }, justice: { from: 1, to: 7 } },
    });
  });

  it('is refused in a wording or with items its version never had', () => {
    expect(codeOf(open, answer({ ...recovered, language: 'es' }))).toBe('unknown_instrument');
    expect(codeOf(open, answer({ ...recovered, commitment: 5 }))).toBe('unknown_instrument');
  });

  it('needs a comment where its score is as low as the installation says', () => {
    const low = { ...answer({ ...recovered, satisfaction: 2 }), commentAtOrBelow: 2 };
    expect(codeOf(open, low)).toBe('answer_incomplete');
    const commentTextId = '0190a000-0000-7000-8000-0000000000aa';
    const withComment = { ...low, answer: { ...low.answer, commentTextId } };
    expect(dataOf(run(open, withComment), 'FollowUpAnswered')).toMatchObject({ commentTextId });
  });

  it('R-073: that says otherwise within the window undoes the confirmation', () => {
    const events = run(histories.open, answer(recovered), {
      ...answer(stillDissatisfied),
      now: later,
    });
    expect(types(events).slice(-3)).toEqual([
      ...['FollowUpAnswerEdited', 'DoubleDeviationDetected', 'CaseReopened'],
    ]);
  });
});
