import { describe, expect, it } from '@jest/globals';
import { answerTo, offeredInUsd, stateAfter } from './proposal.fixture.ts';
import { after, caseId, histories } from './remedy-case.fixture.ts';
import { calmedFirst, type TalkCommand } from './talk.ts';

const promiseId = '0190a000-0000-8000-8000-000000003001';
const by = 'emp-anna';
const channel = 'telephone' as const;
const madeAt = '2026-03-02T10:00:00.000Z';
const due = '2026-03-06T10:00:00.000Z';
const newDue = '2026-03-09T10:00:00.000Z';
const explainBy = '2026-03-05T10:00:00.000Z';
const tooLate = '2026-03-06T10:00:00.001Z';

const promise: TalkCommand = {
  type: 'MakePromise',
  data: { promiseId, what: 'repair', due, explainBy, by, madeAt },
  now: madeAt,
};
const explain = (now: string, to: string = newDue): TalkCommand => ({
  type: 'ExplainDelay',
  data: {
    ...{ promiseId, reason: 'part_missing', newDue: to, channel, by },
    ...{ explainBy, explainedAt: now },
  },
  now,
});
const check = (isOver: boolean, of: string = due): TalkCommand => ({
  type: 'CheckPromise',
  ...{ promiseId, due: of, isOver, now: isOver ? of : explainBy },
});
const keep = (now: string): TalkCommand => ({ type: 'KeepPromise', promiseId, now });
const promised = after(offeredInUsd, promise);
const dataOf = (...commands: TalkCommand[]) => after(promised, ...commands).at(-1)!.data;

describe('a promise', () => {
  it('asks for an explanation before its time is over, and is broken when it is (R-057)', () => {
    expect(answerTo(promised, check(false))).toBe('DelayExplanationDue');
    expect(answerTo(promised, check(true))).toBe('PromiseBroken');
  });

  it('has another time once the delay is explained, told in time or late', () => {
    expect(dataOf(explain(explainBy))).toMatchObject({ due, newDue, inTime: true });
    expect(dataOf(explain(due))).toMatchObject({ inTime: true });
    expect(dataOf(check(true), explain(tooLate))).toMatchObject({ inTime: false });
    const explained = after(promised, explain(explainBy));
    expect(answerTo(explained, check(true))).toBe('');
    expect(answerTo(explained, check(true, newDue))).toBe('PromiseBroken');
  });

  it('is never moved to an earlier time', () => {
    expect(answerTo(promised, explain(explainBy, due))).toBe('illegal_state');
  });

  it('is kept once, in time or late, and then rings no more', () => {
    expect(dataOf(keep(due))).toMatchObject({ inTime: true });
    expect(dataOf(keep(tooLate))).toMatchObject({ inTime: false });
    const kept = after(promised, keep(due));
    expect(answerTo(kept, keep(due))).toBe('already_recorded');
    expect(answerTo(kept, explain(due))).toBe('already_recorded');
    expect(answerTo(kept, check(true))).toBe('');
  });

  it('is not broken by a timer where the case is over', () => {
    const over = after(promised, {
      type: 'ConcludeWithoutRemedy',
      ...{ caseId, outcome: 'no_agreement', now: madeAt },
    });
    expect(answerTo(over, check(true))).toBe('');
  });

  it('is of a case that is known here', () => {
    expect(answerTo([], promise)).toBe('no_menu_prepared');
    expect(answerTo(histories.imported, promise)).toBe('imported_case');
    expect(answerTo(offeredInUsd, keep(due))).toBe('not_found');
  });
});

describe('an apology', () => {
  const apology: TalkCommand = {
    type: 'Apologise',
    data: { channel, by, qualities: ['empathy', 'forgiveness_asked'], givenAt: madeAt },
    now: madeAt,
  };

  it('says what was in it (R-040)', () => {
    const { talk } = stateAfter(offeredInUsd, apology);
    expect(talk.told).toMatchObject([{ data: { qualities: ['empathy', 'forgiveness_asked'] } }]);
  });

  it('comes with the admission of the fault where it is admitted, at that time (R-039)', () => {
    expect(answerTo(offeredInUsd, { ...apology, admits: 'whole' })).toBe(
      'FaultAdmitted+ApologyGiven',
    );
  });
});

describe('the checklist of a conversation (R-059, R-060)', () => {
  it('tells whether feelings came before the solution', () => {
    expect(calmedFirst(['emotion_calmed', 'solution_negotiated'])).toBe(true);
    expect(calmedFirst(['solution_negotiated', 'emotion_calmed'])).toBe(false);
    expect(calmedFirst(['polite', 'truthful'])).toBeUndefined();
  });
});
