import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';

type Line = { readonly msg: string; readonly port?: number };
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

/** Starts the fixture as a process of its own; `line` waits for one of its log lines. */
const startProcess = () => {
  const file = new URL('./run.fixture.ts', import.meta.url).pathname;
  const started = spawn(process.execPath, ['--conditions=source', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  child = started;
  const seen: Line[] = [];
  const waiting = new Map<string, (line: Line) => void>();
  createInterface({ input: started.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    seen.push(line);
    waiting.get(line.msg)?.(line);
  });
  const line = (msg: string): Promise<Line> => {
    const found = seen.find((one) => one.msg === msg);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => waiting.set(msg, resolve));
  };
  return { started, exited: once(started, 'exit'), line };
};

describe('a process', () => {
  it('is ready, answers what is under way at SIGTERM and exits with 0', async () => {
    const { started, exited, line } = startProcess();
    const { port } = await line('ready');
    const base = `http://127.0.0.1:${port}`;
    expect((await fetch(`${base}/health/ready`)).status).toBe(200);
    const underWay = fetch(`${base}/waits`);
    await line('entered');
    started.kill('SIGTERM');
    expect(await (await underWay).json()).toEqual({ ok: true });
    expect(await exited).toEqual([0, null]);
  });

  it('exits with 1 at the second signal, before the limit of a stop that hangs', async () => {
    const { started, exited, line } = startProcess();
    const { port } = await line('ready');
    const stuck = fetch(`http://127.0.0.1:${port}/never`).catch(() => 'cut');
    await line('stuck');
    started.kill('SIGINT');
    await line('stopping');
    started.kill('SIGTERM');
    expect(await exited).toEqual([1, null]);
    expect(await stuck).toBe('cut');
  });
});
