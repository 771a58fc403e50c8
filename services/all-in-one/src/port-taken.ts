import { createServer } from 'node:net';

/** What to do where somebody else listens on the port of HTTP. */
export const portTakenText = (port: number, command: string): string =>
  `port ${port} is taken; choose another with AMENDS_PORT=${port + 1} ${command}`;

/** Whether an error says so. */
export const isPortTaken = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

/**
 * Tries the port of the loopback interface before anything is started that would be for nothing.
 * @throws the error of listening, where somebody else does
 */
export const refuseTakenPort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
