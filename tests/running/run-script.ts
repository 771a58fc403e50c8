import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './suite-process.ts';

export interface ScriptRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the repository's commands as a person would, and waits for its end. */
export const runScript = (
  name: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<ScriptRun> =>
  new Promise((resolve, reject) => {
    const script = join(ROOT, 'scripts', `${name}.ts`);
    const child = spawn(process.execPath, ['--conditions=source', script, ...args], {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
