import { slug } from '@amends/contracts/primitives';
import { describe, expect, it } from '@jest/globals';
import { CUE_RULES } from './cue-rules.ts';
import { cuesOf } from './cues.ts';

describe('cues', () => {
  it.each([
    ['My parcel was delayed, and the staff were RUDE.', ['late_delivery', 'rude_staff'], 'en'],
    ['Ich wurde doppelt berechnet und das ist nicht fair', ['overcharged'], 'de'],
    ['Das Gerät ist kaputt; Sie haben es versprochen!', ['defective', 'broken_promise'], 'de'],
    ['收银员说我是小偷，服务态度很差', ['rude_staff', 'accused'], 'zh'],
    ['I was accused of shoplifting and hurt my arm', ['injury', 'accused'], 'en'],
  ])('are taken from %s', (text, cues, language) => {
    expect(cuesOf(text)).toEqual({ cues, language, cueRulesVersion: 1 });
  });

  it('match at the beginning of words only', () => {
    expect(cuesOf('a crude drawing of the intruder and the cat').cues).toEqual([]);
  });

  it('leave the language out where the text does not tell', () => {
    expect(cuesOf('12345')).toEqual({ cues: [], cueRulesVersion: 1 });
    expect(cuesOf('ありがとう漢字').language).toBeUndefined();
  });

  it('are empty without a text', () => {
    expect(cuesOf(undefined)).toEqual({ cues: [], cueRulesVersion: 1 });
  });

  it('have codes that events accept, each once', () => {
    const codes = CUE_RULES.map((rule) => rule.code);
    expect(codes.every((code) => slug.safeParse(code).success)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeLessThanOrEqual(20);
  });
});
