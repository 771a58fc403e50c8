import { describe, expect, it } from '@jest/globals';
import { createFailureLimit } from './failure-limit.ts';

describe('the limit on failed authentication', () => {
  it('blocks a device at one address and leaves it alone at another', () => {
    const limit = createFailureLimit({ perDevice: 3, perAddress: 100, now: () => 0 });
    for (let attempt = 0; attempt < 3; attempt += 1) limit.failed('10.0.0.1', 'till-1');
    expect(limit.blockedFor('10.0.0.1', 'till-1')).toBe(60);
    expect(limit.blockedFor('10.0.0.1', 'till-2')).toBe(0);
    expect(limit.blockedFor('10.0.0.2', 'till-1')).toBe(0);
  });

  it('blocks an address that tries many names', () => {
    const limit = createFailureLimit({ perDevice: 3, perAddress: 10, now: () => 0 });
    for (let attempt = 0; attempt < 10; attempt += 1) limit.failed('10.0.0.1', `till-${attempt}`);
    expect(limit.blockedFor('10.0.0.1', 'till-99')).toBe(60);
    expect(limit.blockedFor('10.0.0.2', 'till-99')).toBe(0);
  });

  it('forgets after a minute', () => {
    let nowMs = 0;
    const limit = createFailureLimit({ perDevice: 1, now: () => nowMs });
    limit.failed('10.0.0.1', 'till-1');
    nowMs = 45_000;
    expect(limit.blockedFor('10.0.0.1', 'till-1')).toBe(15);
    nowMs = 60_000;
    expect(limit.blockedFor('10.0.0.1', 'till-1')).toBe(0);
  });
});
