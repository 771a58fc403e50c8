import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from './file-lock.ts';
import { startKafka } from './kafka-server.ts';
import { runDirectory } from './run-directory.ts';

/** The run's shared broker. Tests use topics and groups of their own and leave it running. */
export interface SharedKafka {
  readonly brokers: string[];
}

/**
 * One broker per run, started by the first test file that asks (4 to 15 seconds), in whichever
 * worker process, and stopped with the run.
 */
export const sharedKafka = async (): Promise<SharedKafka> => {
  const path = join(runDirectory(), 'kafka.json');
  return withFileLock(join(runDirectory(), 'kafka.lock'), async () => {
    if (!existsSync(path)) {
      const { brokers } = await startKafka({ brokers: 1 });
      writeFileSync(path, JSON.stringify({ brokers }));
    }
    return JSON.parse(readFileSync(path, 'utf8')) as SharedKafka;
  });
};
