import { z } from 'zod';
import { holdsCardNumber } from './card-data.ts';

/** Code points of one text (S5 caps them): 4,000 are at most 16 KB, of a whole mail 40 KB. */
export const TEXT_MAX = 4_000;
export const MESSAGE_MAX = 10_000;

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * A text a person wrote: not empty, at most `codePointsMax` code points, and no card number: the
 * whole answer is then 422 card_data_not_accepted. Control characters the body parser refuses.
 */
export const freeText = (codePointsMax: number) =>
  z
    .string()
    .refine((text) => text.trim() !== '', { message: 'must not be empty' })
    .refine((text) => text.length <= codePointsMax || codePoints(text) <= codePointsMax, {
      message: `takes at most ${codePointsMax} characters`,
      params: { code: 'too_big' },
    })
    .refine((text) => !holdsCardNumber(text), {
      message: 'may hold a card number',
      params: { problem: 'card_data_not_accepted' },
    });
