import { describe, expect, it } from '@jest/globals';
import { goldenAnswers } from './golden-answers.fixture.ts';
import { itemList, itemPositions, scoresOf } from './instrument.ts';

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

  it('are absent for a version of the instrument that nobody here knows', () => {
    expect(scoresOf(3, goldenAnswers[0]!.raw).overall).toBeNull();
  });

  it('keep the twelve answers in one order, with a gap where one was left out', () => {
    const list = itemList(goldenAnswers[3]!.raw);
    expect(list).toEqual([7, 1, 7, 7, 6, null, 7, 6, 7, 7, 1, 7]);
    expect(itemPositions('interactional')).toEqual({ at: [8, 9, 10, 11], reverseIndex: [2] });
  });
});
