import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenAnswers } from './golden-answers.fixture.ts';
import {
  itemList,
  itemPositions,
  type JusticeAnswers,
  pointsOf,
  scoresOf,
  stepsOf,
} from './instrument.ts';

describe('the scores of an answer', () => {
  it.each(goldenAnswers.map(({ raw, scores }, at) => [`c${at + 1}`, raw, scores] as const))(
    'are those of GT-J-%s in whole millionths',
    (_name, raw, [distributive, procedural, interactional, overall]) => {
      const scores = scoresOf(1, raw);
      const million = (score: number | null) => (score === null ? null : Math.round(score * 1e6));
      expect(scores).toEqual({
        distributive: million(distributive),
        procedural: million(procedural),
        interactional: million(interactional),
        overall: million(overall),
      });
    },
  );

  it('are whole steps of the scale, whatever was answered and left out', () => {
    const answer = fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined });
    const answers = fc.record(Object.fromEntries(JUSTICE_ITEMS.map((item) => [item, answer])));
    const version = fc.constantFrom(1, 2);
    fc.assert(
      fc.property(version, answers, (asked, given) => {
        const { overall: _, ...scores } = scoresOf(asked, given as JusticeAnswers);
        for (const score of Object.values(scores))
          if (score !== null) expect(Math.round(pointsOf(stepsOf(score)) * 1_000_000)).toBe(score);
      }),
    );
  });

  it('are absent for a version of the instrument that nobody here knows', () => {
    expect(scoresOf(3, goldenAnswers[0]!.raw).overall).toBeNull();
  });

  it('keep the twelve answers in one order, with a gap where one was left out', () => {
    const list = itemList(goldenAnswers[3]!.raw);
    expect(list).toEqual([7, 1, 7, 7, 6, null, 7, 6, 7, 7, 1, 7]);
    expect(itemPositions('interactional')).toEqual({ at: [8, 9, 10, 11], reverseIndex: [2] });
  });
});
