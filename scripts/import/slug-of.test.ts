import { describe, expect, it } from '@jest/globals';
import { slugOf } from './slug-of.ts';

describe('the slug of a label', () => {
  it.each([
    ['D01', 'd01'],
    ['Bait & Switch', 'bait_switch'],
    ['Größe falsch', 'grosse_falsch'],
    ['  Éclair / Café ', 'eclair_cafe'],
    [
      'Cash Amount - Consumer Restitution from Escrow',
      'cash_amount_consumer_restitution_from_escrow',
    ],
  ])('of %s is %s', (label, slug) => {
    expect(slugOf(label)).toBe(slug);
  });

  it('stays within 48 characters and apart for labels with one beginning', () => {
    const long = 'a very long label that goes on and on beyond all limits';
    const [one, other] = [slugOf(`${long} one`), slugOf(`${long} two`)];
    expect(one).toMatch(/^[a-z0-9_]{48}$/);
    expect(one).not.toBe(other);
  });

  it('is a hash where a label has no Latin letter', () => {
    expect(slugOf('退货')).toMatch(/^label_[0-9a-f]{6}$/);
    expect(slugOf('退货')).not.toBe(slugOf('换货'));
  });
});
