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
    'start',
    'start-kafka',
  ])('explains itself and does nothing when asked for help: %s', async (name) => {
    const { code, stdout, stderr } = await runScript(name, ['--help'], process.env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^usage: npm (run |start$)/m);
    expect(stdout).toContain(name.replace('start-', 'start:'));
  });

  it('says the reason last where it was typed wrongly', async () => {
    const run = await runScript('operate', ['rebuild', 'intake'], process.env);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/\n\nintake is no projection; there are .*case-files.*\n$/);
  });
});
