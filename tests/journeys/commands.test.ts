import { describe, expect, it } from '@jest/globals';
import { runScript } from '../running/run-script.ts';

describe('a command of the repository', () => {
  it.each([
    'backup',
    'bench',
    'demo',
    'doctor',
    'figures',
    'generate',
    'import',
    'kafka',
    'new-service',
    'operate',
    'restore',
  ])('explains itself and does nothing when asked for help: %s', async (name) => {
    const { code, stdout, stderr } = await runScript(name, ['--help'], process.env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('usage: npm run');
    expect(stdout).toContain(name);
  });
});
