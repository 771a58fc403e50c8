import { isAfter } from '@amends/contracts/instant-order';
import { describe, expect, it } from '@jest/globals';
import { closedSinceOf } from './reopen-case.ts';

const now = '2026-03-10T10:00:00.000Z';
const DAY_SECONDS = 86_400;

/** Whether a case that was closed then is out of reach for a reopening now. */
const isOver = (reopenPolicy: 'within_window' | 'always' | 'never', closedAt: string): boolean =>
  isAfter(closedSinceOf({ reopenPolicy, reopenWindowSeconds: 4 * DAY_SECONDS }, now), closedAt);

describe('a closed case (REO-03)', () => {
  it('is opened again for a while, to the last instant of it', () => {
    expect(isOver('within_window', '2026-03-06T10:00:00.000Z')).toBe(false);
    expect(isOver('within_window', '2026-03-06T09:59:59.999Z')).toBe(true);
  });

  it('is opened again at any time where that is the policy', () => {
    expect(isOver('always', '2001-01-01T00:00:00.000Z')).toBe(false);
  });

  it('is never opened again where that is the policy, however lately it was closed', () => {
    expect(isOver('never', now)).toBe(true);
  });
});
