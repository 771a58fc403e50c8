import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A program of the root's node_modules/.bin. */
export const tool = (name: string): string => join(root, 'node_modules', '.bin', name);

/** Prints the headline of a step. */
export const headline = (title: string): void => {
  process.stdout.write(`\n=== ${title}\n`);
};

/**
 * Runs a program at the root with its output streaming, passing SIGINT and SIGTERM on.
 * Returns its exit code; 1 when a signal ended it or it could not be run.
 */
export const runTool = (
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; onStart?: (pid: number) => void } = {},
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: options.env });
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const forward = (name: NodeJS.Signals) => child.kill(name);
    for (const name of signals) process.on(name, forward);
    const finish = (code: number) => {
      for (const name of signals) process.off(name, forward);
      resolve(code);
    };
    if (child.pid !== undefined) options.onStart?.(child.pid);
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(1);
    });
    child.once('exit', (code) => finish(code ?? 1));
  });

/** Format and lint. Resolves to true when clean. */
export const lint = async (): Promise<boolean> => {
  headline('lint: biome check');
  return (await runTool(tool('biome'), ['check', '.'])) === 0;
};

/** Types of every package. Resolves to true when clean. */
export const types = async (): Promise<boolean> => {
  headline('types: tsc -b');
  return (await runTool(tool('tsc'), ['-b'])) === 0;
};
