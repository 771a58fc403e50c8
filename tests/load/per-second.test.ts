import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { perSecond } from './per-second.ts';

it('counts what every one of several callers did at the same time', async () => {
  let done = 0;
  const started = performance.now();
  const rate = await perSecond(0.05, 8, async () => {
    await nextTurn();
    done += 1;
    return 1;
  });
  const seconds = (performance.now() - started) / 1000;
  // Its clock ran within ours.
  expect(rate * seconds).toBeGreaterThanOrEqual(done);
});
