import { describe, expect, it } from '@jest/globals';
import { LEAST_WAIT_VARIABLE, waitFor } from './wait-for.ts';

describe('waitFor', () => {
  it('returns the first truthy value of the condition', async () => {
    let looks = 0;
    const value = await waitFor(() => (++looks === 3 ? 'there' : undefined), {
      description: 'the third look',
      intervalMs: 1,
    });
    expect(value).toBe('there');
    expect(looks).toBe(3);
  });

  it('goes on after a condition that throws', async () => {
    let looks = 0;
    const condition = () => {
      looks += 1;
      if (looks < 3) throw new Error('not up');
      return true;
    };
    await expect(waitFor(condition, { description: 'a server', intervalMs: 1 })).resolves.toBe(
      true,
    );
  });

  it('says what was awaited and keeps the last error when the time is over', async () => {
    const condition = () => {
      throw new Error('connection refused');
    };
    const waiting = waitFor(condition, { description: 'the relay', timeoutMs: 5, intervalMs: 1 });
    await expect(waiting).rejects.toThrow(/the relay.*connection refused/);
    await expect(waiting).rejects.toHaveProperty('cause.message', 'connection refused');
  });

  it('waits as long as every wait of the run does where that is longer', async () => {
    process.env[LEAST_WAIT_VARIABLE] = '40';
    try {
      const waiting = waitFor(() => false, { description: 'nothing', timeoutMs: 1, intervalMs: 1 });
      await expect(waiting).rejects.toThrow(/waited 40 ms in vain/);
    } finally {
      delete process.env[LEAST_WAIT_VARIABLE];
    }
  });
});
