import { createServer } from 'node:net';

// Below Linux's range for outgoing connections (32768 and up): a server that is killed and started
// again on its port must not find the port taken by somebody's client socket in between.
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;
const given = new Set<number>();

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => resolve(true));
    });
  });

/**
 * A TCP port nobody listens on at 127.0.0.1, never the same one twice in a process.
 * The port is drawn at random, so two processes asking at once rarely meet.
 */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
    if (given.has(port)) continue;
    if (!(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error('no free TCP port found on 127.0.0.1');
};
