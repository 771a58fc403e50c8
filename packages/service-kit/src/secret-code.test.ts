import { describe, expect, it } from '@jest/globals';
import { secretCodeKey, secretCodeOf, typedSecretCode } from './secret-code.ts';

describe('a secret code that people type', () => {
  it('carries 100 bits of what it is made of', () => {
    expect(secretCodeOf(Buffer.alloc(13, 0xff))).toBe('ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ');
    const codes = Array.from({ length: 100 }, (_, bit) => {
      const random = Buffer.alloc(13);
      random[bit >> 3]! |= 0x80 >> (bit & 7);
      return secretCodeOf(random);
    });
    expect(new Set(codes).size).toBe(100);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-Z]{5}$/);
  });

  it('is the same however it is typed', () => {
    expect(secretCodeKey('o1il0-abcde fghjk mnpqr')).toBe(secretCodeKey('01110-ABCDE-FGHJK-MNPQR'));
    expect(typedSecretCode.safeParse('01110abcdefghjkmnpqr').success).toBe(true);
    expect(typedSecretCode.safeParse('01110-ABCDE-FGHJK').success).toBe(false);
  });
});
