import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createReadiness } from './health.ts';
import { createLogSink } from './http-server.fixture.ts';
import { createLogger } from './logger.ts';
import { type Part, type RunOptions, run } from './run.ts';

const silent = createLogger({ name: 'trial', level: 'silent' });

/** A process that only remembers what it was told. */
class RecordedHost extends EventEmitter {
  readonly exits: number[] = [];
  readonly exited = Promise.withResolvers<number>();

  exit(code: number): void {
    this.exits.push(code);
    this.exited.resolve(code);
  }
}

const recorded = (journal: string[], name: string, over: Partial<Part> = {}): Part => ({
  name,
  start: () => void journal.push(`start ${name}`),
  stop: () => void journal.push(`stop ${name}`),
  ...over,
});

const runRecorded = async (start: RunOptions['start'], over: Partial<RunOptions> = {}) => {
  const host = new RecordedHost();
  const readiness = createReadiness();
  const running = await run({ name: 'trial', logger: silent, start, readiness, host, ...over });
  return { host, readiness, running };
};

describe('a run', () => {
  it('starts phases in order and stops them in reverse on SIGTERM with exit code 0', async () => {
    const journal: string[] = [];
    const { host, readiness } = await runRecorded([
      recorded(journal, 'pool'),
      [recorded(journal, 'relay'), recorded(journal, 'jobs')],
      recorded(journal, 'http'),
    ]);
    expect((await readiness.report()).status).toBe('ready');
    host.emit('SIGTERM', 'SIGTERM');
    expect(await host.exited.promise).toBe(0);
    expect(journal).toEqual([
      'start pool',
      'start relay',
      'start jobs',
      'start http',
      'stop http',
      'stop relay',
      'stop jobs',
      'stop pool',
    ]);
    expect((await readiness.report()).status).toBe('stopping');
  });

  it('is not ready while it starts', async () => {
    const readiness = createReadiness();
    const gate = Promise.withResolvers<void>();
    const running = run({
      name: 'trial',
      logger: silent,
      readiness,
      host: new RecordedHost(),
      start: [{ name: 'slow', start: () => gate.promise }],
    });
    expect((await readiness.report()).status).toBe('starting');
    gate.resolve();
    await (await running).stop('test over');
  });

  it('stops what had started and exits with 1 when a phase fails', async () => {
    const journal: string[] = [];
    const fails = () => Promise.reject(new Error('no database'));
    const { host } = await runRecorded([
      recorded(journal, 'pool'),
      recorded(journal, 'relay', { start: fails }),
      recorded(journal, 'http'),
    ]);
    expect(host.exits).toEqual([1]);
    expect(journal).toEqual(['start pool', 'stop relay', 'stop pool']);
  });

  it('exits at once on a second signal', async () => {
    const never = () => new Promise<void>(() => {});
    const { host } = await runRecorded([{ name: 'stuck', stop: never, stopLimitMs: 50 }]);
    host.emit('SIGINT', 'SIGINT');
    expect(host.exits).toEqual([]);
    host.emit('SIGINT', 'SIGINT');
    expect(host.exits).toEqual([1]);
  });

  it('goes on after a part that is late or fails, and exits with 1', async () => {
    const journal: string[] = [];
    const never = () => new Promise<void>(() => {});
    const { host } = await runRecorded([
      recorded(journal, 'pool'),
      recorded(journal, 'late', { stop: never, stopLimitMs: 20 }),
      recorded(journal, 'failing', { stop: () => Promise.reject(new Error('broken')) }),
    ]);
    host.emit('SIGTERM', 'SIGTERM');
    expect(await host.exited.promise).toBe(1);
    expect(journal.at(-1)).toBe('stop pool');
  });

  it('abandons a shutdown that takes too long as a whole', async () => {
    const never = () => new Promise<void>(() => {});
    const parts = [1, 2, 3].map((at) => ({ name: `p${at}`, stop: never, stopLimitMs: 60 }));
    const { host } = await runRecorded(parts, { stopLimitMs: 30 });
    host.emit('SIGTERM', 'SIGTERM');
    expect(await host.exited.promise).toBe(1);
  });

  it('stops and exits with 1 after an error nobody caught, which is logged', async () => {
    const journal: string[] = [];
    const { lines, destination } = createLogSink();
    const logger = createLogger({ name: 'trial', destination });
    const { host } = await runRecorded([recorded(journal, 'pool')], { logger });
    host.emit('unhandledRejection', new TypeError('a bug'));
    expect(await host.exited.promise).toBe(1);
    expect(journal).toContain('stop pool');
    expect(lines.find(({ level }) => level === 'fatal')?.err).toMatchObject({ name: 'TypeError' });
  });

  it('stops once when asked twice and does not exit when stopped by hand', async () => {
    const journal: string[] = [];
    const { host, running } = await runRecorded([recorded(journal, 'pool')]);
    expect(await Promise.all([running.stop('a'), running.stop('b')])).toEqual([0, 0]);
    expect(await running.stopped).toBe(0);
    expect(journal).toEqual(['start pool', 'stop pool']);
    expect(host.exits).toEqual([]);
  });

  it('tells a part how long its stop may take', async () => {
    const given: number[] = [];
    const { running } = await runRecorded([
      { name: 'service', stop: (deadlineMs) => void given.push(deadlineMs), stopLimitMs: 1234 },
    ]);
    await running.stop('test over');
    expect(given).toEqual([1234]);
  });
});

describe('readiness', () => {
  it('fails by the name of the part and of the item that is not well', async () => {
    const parts: Part[] = [
      { name: 'pool', health: () => {} },
      { name: 'intake', health: () => [{ name: 'relay', ok: false, detail: 'CANARY' }] },
      { name: 'log', health: () => Promise.reject(new Error('CANARY')) },
    ];
    const { readiness, running } = await runRecorded(parts);
    const report = await readiness.report();
    expect(report).toEqual({
      status: 'not_ready',
      checks: { pool: 'ok', 'intake.relay': 'failing', log: 'failing' },
    });
    expect(JSON.stringify(report)).not.toContain('CANARY');
    await running.stop('test over');
  });

  it('asks the checks once for many reports at the same time', async () => {
    let asked = 0;
    const health = (): void => {
      asked += 1;
    };
    const parts = [{ name: 'pool', health }];
    const { readiness, running } = await runRecorded(parts);
    await Promise.all(Array.from({ length: 50 }, () => readiness.report()));
    expect(asked).toBe(1);
    await running.stop('test over');
  });
});
