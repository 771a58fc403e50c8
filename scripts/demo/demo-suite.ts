import { existsSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defaultDataFolder } from '@amends/all-in-one/default-data-folder';
import { startSuite } from '@amends/all-in-one/start-suite';
import { startLocalPostgres } from '@amends/local-postgres/local-postgres';
import { isRunning } from '@amends/local-postgres/processes';
import { type Target, targetOfFolder } from '../connection.ts';
import { moveAside, refuseWhileRunning } from '../data-folder-path.ts';

/** Data folder of the demo; kept afterwards so that one can look around in it. */
export const DEMO_FOLDER = defaultDataFolder('demo');

/** The suite as npm start runs it, over a folder of its own. */
export interface DemoSuite {
  readonly target: Target;
  stop(): Promise<void>;
}

/** Follow-ups come at once, and the clock of targets runs whatever hour the demo is played at. */
const ENVIRONMENT = {
  AMENDS_FOLLOW_UP_DELAY_SECONDS: '1',
  // A day of the retailer passes in seconds: whoever had two failures is asked about both.
  AMENDS_SURVEY_COOLDOWN_SECONDS: '0',
  AMENDS_SURVEY_RECONTACT_SECONDS: '0',
  AMENDS_CALENDAR: 'always_open',
};

/**
 * A port nobody listens on, below the system's range for outgoing connections: one of those may be
 * somebody's by the time that Postgres is set up.
 */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    server.once('error', () => resolve(freePort()));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });

/** A demo that was killed leaves its Postgres running; its files may only go once it has ended. */
const endLeftBehind = async (postgresFolder: string): Promise<void> => {
  const file = join(postgresFolder, 'data', 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  if (!(pid > 0) || !isRunning(pid)) return;
  const server = await startLocalPostgres({ folder: postgresFolder, port: await freePort() });
  await server.stop();
};

/** The list of the erased lies beside a folder and goes with it. */
const ERASED = '-erasures.jsonl';

const keepAside = (folder: string, say: (line: string) => void): void => {
  if (!existsSync(folder)) return;
  const aside = moveAside(folder, 'demo');
  if (existsSync(`${folder}${ERASED}`)) renameSync(`${folder}${ERASED}`, `${aside}${ERASED}`);
  say(`the demo before is kept in ${aside}; delete it when it is of no use any more`);
};

/**
 * Starts a suite with an empty data folder on free ports; the one of a demo before is kept beside,
 * since somebody may have looked around in it and added to it.
 * @throws CommandError while another demo runs
 */
export const startDemoSuite = async (
  say: (line: string) => void,
  folder = DEMO_FOLDER,
): Promise<DemoSuite> => {
  refuseWhileRunning(folder);
  await endLeftBehind(join(folder, 'postgres'));
  keepAside(folder, say);
  const suite = await startSuite({
    dataDir: folder,
    port: 0,
    postgresPort: await freePort(),
    logLevel: 'error',
    environment: ENVIRONMENT,
    say,
  });
  return { target: targetOfFolder(folder), stop: () => suite.stop() };
};
