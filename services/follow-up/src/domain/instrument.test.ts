import { FollowUpAnsweredV1 } from '@amends/contracts/follow-up';
import { SCALED_ITEMS, SURVEY_LANGUAGES } from '@amends/contracts/survey-vocabulary';
import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { INSTRUMENT_VERSION, instrumentOf, scalesOf, unaskedIn } from './instrument.ts';

const current = instrumentOf(INSTRUMENT_VERSION, 'en')!;
const fieldsOf = (version: number) =>
  instrumentOf(version, 'en')!.outcome.map(({ field }) => field as string);

describe('the follow-up instrument', () => {
  it('asks every justice item once, in order, four per dimension (R-069)', () => {
    expect(current.justice.map(({ item }) => item)).toEqual(JUSTICE_ITEMS);
    const dimensions = current.justice.map(({ dimension }) => dimension);
    for (const dimension of ['distributive', 'procedural', 'interactional']) {
      expect(dimensions.filter((one) => one === dimension)).toHaveLength(4);
    }
  });

  it('reverses D2 and I3 and nothing else', () => {
    const reversed = current.justice.filter((one) => one.reversed).map(({ item }) => item);
    expect(reversed).toEqual(['D2', 'I3']);
  });

  it('names only fields an answer has, and marks the four mandatory ones (R-065)', () => {
    const { shape } = FollowUpAnsweredV1;
    expect(current.outcome.filter(({ field }) => !(field in shape))).toEqual([]);
    const required = current.outcome.filter(({ mandatory }) => mandatory);
    expect(required.map(({ field }) => field)).toEqual([
      'reliefDegree',
      'remedyAccepted',
      'dissatisfactionEliminated',
      'adverseEffects',
    ]);
  });

  it('has a wording of every question in every language', () => {
    for (const language of SURVEY_LANGUAGES) {
      const { outcome, justice, languages } = instrumentOf(INSTRUMENT_VERSION, language)!;
      expect(languages).toEqual(SURVEY_LANGUAGES);
      const statements = [...outcome, ...justice].map(({ statement }) => statement);
      expect(statements.filter((one) => (one ?? '').length < 5)).toEqual([]);
      expect(new Set(statements).size).toBe(statements.length);
    }
  });

  it('asks expectation and performance of service and recovery (R-068)', () => {
    expect(fieldsOf(2)).toEqual(
      expect.arrayContaining([
        ...['expectedService', 'perceivedService', 'expectedRecovery', 'perceivedRecovery'],
      ]),
    );
  });

  it('asks trust in two parts, commitment, value, risk and switching (R-070)', () => {
    expect(fieldsOf(2)).toEqual(
      expect.arrayContaining([
        ...['trustReliability', 'trustIntegrity', 'commitment', 'feelsValued'],
        ...['perceivedRisk', 'switchingIntent'],
      ]),
    );
  });

  it('asks emotions and attribution again after the recovery (R-072)', () => {
    expect(fieldsOf(2)).toEqual(
      expect.arrayContaining([
        ...['emotionsAfter', 'locusAfter', 'stabilityAfter', 'controllabilityAfter'],
      ]),
    );
  });

  it('keeps version 1 as it was sent, in English only', () => {
    expect(fieldsOf(1)).toHaveLength(9);
    expect(instrumentOf(1, 'en')?.languages).toEqual(['en']);
    expect(instrumentOf(1, 'zh')).toBeUndefined();
    expect(instrumentOf(3, 'en')).toBeUndefined();
  });

  it('gives the scale of every item that was answered (SCO-02)', () => {
    const answer = { reliefDegree: 6, remedyAccepted: true, justice: { D1: 6 }, satisfaction: 4 };
    expect(scalesOf(2, answer)).toEqual({
      reliefDegree: { from: 1, to: 7 },
      justice: { from: 1, to: 7 },
      satisfaction: { from: 1, to: 5 },
    });
    const scaled = current.outcome.filter(({ scale }) => scale !== undefined);
    expect(['justice', ...scaled.map(({ field }) => field)].sort()).toEqual(
      [...SCALED_ITEMS].sort(),
    );
  });

  it('tells what a version did not ask', () => {
    expect(unaskedIn(1, { commitment: 5, trust: 4 })).toEqual(['commitment']);
    expect(unaskedIn(2, { commitment: 5, trust: 4 })).toEqual([]);
  });
});
