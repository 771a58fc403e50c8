import { slug } from '@amends/contracts/primitives';
import { CUES } from '@amends/contracts/finding-vocabulary';
import { describe, expect, it } from '@jest/globals';
import { CUE_RULES } from './cue-rules.ts';
import { cuesOf } from './cues.ts';

describe('cues', () => {
  it.each([
    ['My parcel was delayed, and the staff were RUDE.', ['late_delivery', 'rude_staff'], 'en'],
    ['Ich wurde doppelt berechnet und das ist nicht fair', ['overcharged'], 'de'],
    ['Das Gerät ist kaputt; Sie haben es versprochen!', ['defective', 'broken_promise'], 'de'],
    ['Die Größe stimmt nicht: falsche GRÖSSE', ['wrong_item'], 'de'],
    ['收银员说我是小偷，服务态度很差', ['accused', 'rude_staff'], 'zh'],
    ['I was accused of shoplifting and hurt my arm', ['injury', 'accused'], 'en'],
    ['El producto llegó roto y no funciona', ['defective'], 'es'],
    ['Me acusaron de ser una ladrona en la tienda', ['accused'], 'es'],
    ['Me cobraron de mas por la camisa', ['overcharged'], 'es'],
    [
      'Ma commande est jamais arrivée, et la vendeuse était impolie',
      ['late_delivery', 'rude_staff'],
      'fr',
    ],
    ['推销太强势，我不会用这个', ['unfamiliar_product', 'pushy_selling'], 'zh'],
    ['Ein anderer Kunde hat mich gestoßen', ['other_customer'], 'de'],
    ['The customer threatened our cashier', ['customer_violent'], 'en'],
  ])('are taken from %s', (text, cues, language) => {
    expect(cuesOf(text)).toEqual({ cues, language, cueRulesVersion: 2 });
  });

  it('are found with and without accents', () => {
    expect(cuesOf('llego danado').cues).toEqual(cuesOf('llegó dañado').cues);
    expect(cuesOf('unhoflich').cues).toEqual(['rude_staff']);
  });

  it('take nothing critical from a word of another language', () => {
    expect(cuesOf('I am unsure about this brand new kettle').cues).toEqual([]);
  });

  it('match at the beginning of words only', () => {
    expect(cuesOf('a crude drawing of the intruder and the cat').cues).toEqual([]);
  });

  it('leave the language out where the text does not tell', () => {
    expect(cuesOf('12345')).toEqual({ cues: [], cueRulesVersion: 2 });
    expect(cuesOf('ありがとう漢字').language).toBeUndefined();
  });

  it('are empty without a text', () => {
    expect(cuesOf(undefined)).toEqual({ cues: [], cueRulesVersion: 2 });
  });

  it('have codes that events accept, each once', () => {
    const codes = CUE_RULES.map((rule) => rule.code);
    expect(codes.every((code) => slug.safeParse(code).success)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect([...codes].sort()).toEqual([...CUES].sort());
  });

  it('are no more than an event holds, the critical ones first', () => {
    const everything = CUE_RULES.flatMap(({ en }) => en).join('. ');
    const { cues } = cuesOf(everything);
    expect(cues).toHaveLength(20);
    expect(cues).toEqual(expect.arrayContaining(['safety', 'injury', 'accused', 'privacy']));
  });
});
