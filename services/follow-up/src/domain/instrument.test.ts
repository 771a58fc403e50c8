import { FollowUpAnsweredV1 } from '@amends/contracts/follow-up';
import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { JUSTICE_QUESTIONS, OUTCOME_QUESTIONS } from './instrument.ts';

describe('the follow-up instrument', () => {
  it('asks every justice item once, in order, four per dimension', () => {
    expect(JUSTICE_QUESTIONS.map(({ item }) => item)).toEqual(JUSTICE_ITEMS);
    const dimensions = JUSTICE_QUESTIONS.map(({ dimension }) => dimension);
    for (const dimension of ['distributive', 'procedural', 'interactional']) {
      expect(dimensions.filter((one) => one === dimension)).toHaveLength(4);
    }
  });

  it('reverses D2 and I3 and nothing else', () => {
    const reversed = JUSTICE_QUESTIONS.filter((one) => one.reversed).map(({ item }) => item);
    expect(reversed).toEqual(['D2', 'I3']);
  });

  it('names only fields an answer has, and marks as mandatory what an answer must have', () => {
    const { shape } = FollowUpAnsweredV1;
    const fields = OUTCOME_QUESTIONS.map(({ field }) => field);
    expect(fields.filter((field) => !(field in shape))).toEqual([]);
    const required = OUTCOME_QUESTIONS.filter(({ mandatory }) => mandatory);
    expect(required.map(({ field }) => field)).toEqual([
      'reliefDegree',
      'remedyAccepted',
      'dissatisfactionEliminated',
      'adverseEffects',
    ]);
  });
});
