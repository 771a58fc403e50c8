import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { endProcess, isRunning } from '@amends/local-postgres/processes';
import { waitFor } from '@amends/testing/wait-for';
import { runStartCommand, type StartCommand } from '../running/start-command.ts';
import { newDataDir, removeDataDir } from '../running/suite-process.ts';

let dataDir: string;
let command: StartCommand | undefined;

beforeEach(() => {
  dataDir = newDataDir();
});

afterEach(async () => {
  // What a failed test left: both are our own, by their pid.
  if (command !== undefined) {
    for (const pid of Object.values(command.processes())) {
      if (pid > 0) await endProcess(pid, 'SIGKILL', 5_000);
    }
  }
  command = undefined;
  removeDataDir(dataDir);
});

describe('the start command', () => {
  it('ends in order at a Ctrl-C that its reader, tee, followed first', async () => {
    command = await runStartCommand(dataDir);
    const { suite, postgres } = command.processes();
    command.child.stdout!.destroy();
    command.child.stderr!.destroy();
    command.child.kill('SIGINT');
    expect(await command.exited).toBe(0);
    expect([suite, postgres].filter(isRunning)).toEqual([]);
  });

  it('takes the suite with it when it is killed, and the next start waits for that', async () => {
    command = await runStartCommand(dataDir);
    const before = command.processes();
    command.child.kill('SIGKILL');
    await command.exited;
    command = await runStartCommand(dataDir);
    expect(command.processes()).not.toEqual(before);
    expect([before.suite, before.postgres].filter(isRunning)).toEqual([]);
    command.child.kill('SIGINT');
    expect(await command.exited).toBe(0);
    const { suite, postgres } = command.processes();
    await waitFor(() => suite === 0 && postgres === 0, { description: 'no notes to be left' });
  });
});
