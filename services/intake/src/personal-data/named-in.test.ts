import { describe, expect, it } from '@jest/globals';
import { isNamedIn } from './named-in.ts';

const names = {
  texts: ['c-17', 'Müller@Example.org', 'Anna Müller'],
  phones: ['+49 30 1234567'],
};

describe('a body names a person', () => {
  it.each([
    ['by a reference that is a value', '{"customer":{"id":"C-17"}}'],
    [
      'by an e-mail address, however it is written',
      '{"note":"wrote from m\\u00fcller@example.ORG"}',
    ],
    ['by the whole name inside a text', '{"reason":"ANNA MÜLLER was upset"}'],
    ['by the parts of the name', '{"first_name":"Anna","last_name":"Mu\\u0308ller"}'],
    ['by a telephone number without its country', '{"phone":"030/123 45 67"}'],
    ['by a telephone number that is a number', '{"phone":493012345670,"x":49301234567}'],
    ['in a form', 'event=refund&payer=m%C3%BCller%40example.org'],
    ['in what is neither JSON nor a form', '<Customer>anna müller</Customer>'],
  ])('%s', (_how, body) => {
    expect(isNamedIn(body, names)).toBe(true);
  });

  it.each([
    ['of whom nothing stands there', '{"customer":{"id":"c-18"},"amount":100}'],
    ['whose short reference stands inside another', '{"customer":{"id":"abc-17x"}}'],
    ['of whom one part of the name stands there', '{"first_name":"Anna","last_name":"Schmidt"}'],
    ['whose number begins alike', '{"phone":"+49 30 1234568"}'],
  ])('and not one %s', (_who, body) => {
    expect(isNamedIn(body, names)).toBe(false);
  });

  it('never where there is nothing to look for', () => {
    expect(isNamedIn('{"a":""}', { texts: ['', ' '], phones: ['12'] })).toBe(false);
  });
});
