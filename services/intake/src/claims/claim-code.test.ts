import { describe, expect, it } from '@jest/globals';
import { claimCodeKey, claimCodeOf, typedClaimCode } from './claim-code.ts';

describe('a claim code', () => {
  it('carries 100 bits of what it is made of', () => {
    expect(claimCodeOf(Buffer.alloc(13, 0xff))).toBe('ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ');
    const codes = Array.from({ length: 100 }, (_, bit) => {
      const random = Buffer.alloc(13);
      random[bit >> 3]! |= 0x80 >> (bit & 7);
      return claimCodeOf(random);
    });
    expect(new Set(codes).size).toBe(100);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-Z]{5}$/);
  });

  it('is the same however it is typed', () => {
    expect(claimCodeKey('o1il0-abcde fghjk mnpqr')).toBe(claimCodeKey('01110-ABCDE-FGHJK-MNPQR'));
    expect(typedClaimCode.safeParse('01110abcdefghjkmnpqr').success).toBe(true);
    expect(typedClaimCode.safeParse('01110-ABCDE-FGHJK').success).toBe(false);
  });
});
