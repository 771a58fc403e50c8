import { describe, expect, it } from '@jest/globals';
import { assessImpact, type ImpactFacts } from './severity.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const loss = (amount: number): ImpactFacts => ({
  price: eur(1000),
  consequentialLoss: eur(amount),
});

describe('severity', () => {
  it.each<[string, ImpactFacts, string, string]>([
    ['nothing known', {}, 'minor', 'no_condition_holds'],
    ['P1: magnitude 5', { magnitude: 5 }, 'moderate', 'magnitude_from_4'],
    ['P2: magnitude 9', { magnitude: 9 }, 'major', 'magnitude_from_8'],
    ['P4: magnitude 3', { magnitude: 3 }, 'minor', 'no_condition_holds'],
    ['magnitude 4', { magnitude: 4 }, 'moderate', 'magnitude_from_4'],
    ['magnitude 7', { magnitude: 7 }, 'moderate', 'magnitude_from_4'],
    ['magnitude 8', { magnitude: 8 }, 'major', 'magnitude_from_8'],
    ['P11: a missed occasion', { magnitude: 2, missedOccasion: true }, 'major', 'missed_occasion'],
    ['an occasion not missed', { missedOccasion: false }, 'minor', 'no_condition_holds'],
    ['a delay of 23 hours', { delayHours: 23 }, 'minor', 'no_condition_holds'],
    ['a delay of 24 hours', { delayHours: 24 }, 'moderate', 'delay_from_24_h'],
    ['a loss of 19.9 % of the price', loss(199), 'minor', 'no_condition_holds'],
    ['a loss of 20 %', loss(200), 'moderate', 'loss_from_20_pct'],
    ['a loss of 99.9 %', loss(999), 'moderate', 'loss_from_20_pct'],
    ['a loss of 100 %', loss(1000), 'major', 'loss_from_100_pct'],
    ['P9: an accusation', { flags: ['accusation'] }, 'critical', 'critical_flag'],
    ['a cue of injury', { cues: ['rude_staff', 'injury'] }, 'critical', 'critical_cue'],
    ['a cue of an accusation', { cues: ['accused'] }, 'critical', 'critical_cue'],
    [
      'a stated accusation without a flag',
      { khdType: 'accused_of_shoplifting', magnitude: 1 },
      'critical',
      'critical_type',
    ],
  ])('of %s', (_given, facts, severity, ruleId) => {
    expect(assessImpact(facts)).toEqual({ severity, ruleId });
  });

  it.each(['safety', 'injury', 'privacy', 'discrimination', 'accusation'] as const)(
    'is critical for the flag %s',
    (flag) => {
      expect(assessImpact({ flags: [flag] }).severity).toBe('critical');
    },
  );

  it('is the highest of several that hold', () => {
    const everything: ImpactFacts = { ...loss(200), magnitude: 9, delayHours: 48 };
    expect(assessImpact(everything).severity).toBe('major');
  });

  it('does not compare a loss with a price of another currency', () => {
    const facts = { price: eur(1000), consequentialLoss: { amount: 9000, currency: 'JPY' } };
    expect(assessImpact(facts as ImpactFacts).severity).toBe('minor');
  });

  it('does not divide by a price of zero', () => {
    expect(assessImpact({ price: eur(0), consequentialLoss: eur(5) }).severity).toBe('minor');
  });
});
