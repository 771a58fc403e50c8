import { mock } from 'node:test';
import { describe, expect, it } from '@jest/globals';
import { startInTime } from './start-in-time.ts';

/** Throws the errors one after the other, then says how often it was asked. */
const failing = (...errors: unknown[]) => {
  let asked = 0;
  return async () => {
    asked += 1;
    if (errors.length > 0) throw errors.shift();
    return asked;
  };
};

describe('a part of a start', () => {
  it('is done again where the database answered too late or is not up yet', async () => {
    const late = new Error('Connection terminated due to connection timeout');
    const starting = Object.assign(new Error('starting up'), { code: '57P03' });
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const started = startInTime(failing(late, starting));
      for (let wait = 0; wait < 2; wait += 1) {
        await new Promise(setImmediate);
        mock.timers.runAll();
      }
      expect(await started).toBe(3);
    } finally {
      mock.timers.reset();
    }
  });

  it('fails at once where trying again cannot help', async () => {
    const wrong = Object.assign(new Error('permission denied'), { code: '42501' });
    await expect(startInTime(failing(wrong))).rejects.toBe(wrong);
  });
});
