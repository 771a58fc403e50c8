// A process of its own, started by run-directory.ts: waits for the end of the run that started it
// (its stdin closes), kills the servers the run left behind and removes the run's folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  childrenOf,
  endProcess,
  isRunning,
  signal,
  startTimeOf,
} from '@amends/local-postgres/processes';

const folder = process.argv[2];
if (!folder) throw new Error('usage: watchdog-process <run folder>');

// A Ctrl-C meant for the run must not end its watchdog first.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);

const kill = async (path: string): Promise<void> => {
  const note: { pid: number; startTime: string } = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRunning(note.pid) || startTimeOf(note.pid) !== note.startTime) return;
  const children = childrenOf(note.pid);
  await endProcess(note.pid, 'SIGKILL', 5_000);
  for (const child of children) signal(child, 'SIGKILL');
};

const docker = (...args: string[]): string[] =>
  execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean);

// Names, not notes: a container that was being made when the run was killed is found, too.
const removeContainersOnce = (): void => {
  const ours = ['--quiet', '--filter', `name=${basename(folder)}`];
  const containers = docker('ps', '--all', ...ours);
  if (containers.length > 0) docker('rm', '--force', '--volumes', ...containers);
  const networks = docker('network', 'ls', ...ours);
  if (networks.length > 0) docker('network', 'rm', ...networks);
};

const DOCKER_ATTEMPTS = 20;
const DOCKER_RETRY_MS = 500;

// On a busy machine docker gives up on its engine within seconds; the next try succeeds.
const removeContainers = async (): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return removeContainersOnce();
    } catch (error) {
      if (attempt === DOCKER_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, DOCKER_RETRY_MS));
    }
  }
};

const sweep = async (): Promise<void> => {
  const notes = join(folder, 'processes');
  for (const name of readdirSync(notes)) {
    // A note cut short by the end of its writer must not save the processes of the others.
    await kill(join(notes, name)).catch(() => undefined);
  }
  if (existsSync(join(folder, 'docker'))) await removeContainers();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
};

process.stdin.resume();
process.stdin.once('close', () => {
  sweep().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
