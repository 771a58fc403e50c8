import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runDirectory } from './run-directory.ts';

// Below Linux's range for outgoing connections (32768 and up): a server that is killed and started
// again on its port must not find the port taken by somebody's client socket in between.
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;

// What is given is bound seconds later, by a process that has yet to start. Until then it looks
// free to the other workers of the run, so each port is put down in the folder they share.
const isFirstToTake = (port: number): boolean => {
  const folder = join(runDirectory(), 'ports');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, String(port)), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => resolve(true));
    });
  });

/** A TCP port nobody listens on at 127.0.0.1, never the same one twice in a run. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
    if ((await isFree(port)) && isFirstToTake(port)) return port;
  }
  throw new Error('no free TCP port found on 127.0.0.1');
};
