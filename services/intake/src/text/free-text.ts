import { z } from 'zod';
import { holdsCardNumber } from './card-data.ts';

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

// Everything below U+0020 but tab and line feed, and DEL: never text, often an attack on a log.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/**
 * A text a person wrote: not empty, at most `codePointsMax` code points, no control characters but
 * tab and line feed, and no card number: the whole answer is then 422 card_data_not_accepted.
 */
export const freeText = (codePointsMax: number) =>
  z
    .string()
    .refine((text) => text.trim() !== '', { message: 'must not be empty' })
    .refine((text) => text.length <= codePointsMax || codePoints(text) <= codePointsMax, {
      message: `takes at most ${codePointsMax} characters`,
      params: { code: 'too_big' },
    })
    .refine((text) => !CONTROL.test(text), {
      message: 'contains a control character',
      params: { problem: 'control_character' },
    })
    .refine((text) => !holdsCardNumber(text), {
      message: 'may hold a card number',
      params: { problem: 'card_data_not_accepted' },
    });
