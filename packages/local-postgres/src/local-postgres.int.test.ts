import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type LocalPostgres, startLocalPostgres } from './local-postgres.ts';
import { serverUser } from './postgres-binaries.ts';
import { isRunning } from './processes.ts';

const folders: string[] = [];
const servers: LocalPostgres[] = [];

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-local-postgres-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
};

/**
 * A port nobody listens on; this package cannot ask the testing package, which builds on it. It is
 * below the ports that package gives, and below those of outgoing connections.
 */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    probe.once('error', () => resolve(freePort()));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });

const start = async (folder: string, port: number): Promise<LocalPostgres> => {
  const server = await startLocalPostgres({ folder, port });
  servers.push(server);
  return server;
};

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the local Postgres', () => {
  it('keeps what was written over a stop and a start', async () => {
    const folder = newFolder();
    const port = await freePort();
    const first = await start(folder, port);
    await query(first.adminUrl, 'create table kept as select 42 as n');
    await first.stop();
    const second = await start(folder, port);
    expect(await query(second.adminUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('stops the server that a killed process left behind and loses nothing', async () => {
    const folder = newFolder();
    const port = await freePort();
    const left = await start(folder, port);
    await query(left.adminUrl, 'create table kept as select 7 as n');
    const next = await start(folder, port);
    expect(next.pid).not.toBe(left.pid);
    expect(isRunning(left.pid)).toBe(false);
    expect(await query(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('starts over the lock file of a killed server whose pid another process has now', async () => {
    const folder = newFolder();
    const port = await freePort();
    const killed = await start(folder, port);
    const lock = join(folder, 'data', 'postmaster.pid');
    const [, ...others] = readFileSync(lock, 'utf8').split('\n');
    await killed.stop();
    const stranger = spawn('sleep', ['60'], { ...serverUser(), cwd: '/', stdio: 'ignore' });
    writeFileSync(lock, [stranger.pid, ...others].join('\n'));
    const { uid, gid } = statSync(join(folder, 'data'));
    chownSync(lock, uid, gid);
    const next = await start(folder, port);
    expect(isRunning(next.pid)).toBe(true);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });

  it('asks for a password, so that other users of the machine cannot read the data', async () => {
    const server = await start(newFolder(), await freePort());
    const url = new URL(server.adminUrl);
    url.password = 'guessed';
    await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('says which folder to choose where the user Postgres runs as cannot walk down', async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const starting = start(join(closed, 'postgres'), await freePort());
    // Only as root Postgres runs as another user than this process.
    if (process.getuid?.() === 0) await expect(starting).rejects.toThrow('AMENDS_DATA=');
    else await expect(starting).resolves.toBeDefined();
  });

  it('leaves no process and no lock file after a stop', async () => {
    const folder = newFolder();
    const server = await start(folder, await freePort());
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false);
  });
});
