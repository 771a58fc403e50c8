import { resolve } from 'node:path';
import { ClosedFolderError } from '@amends/local-postgres/local-postgres';
import {
  choiceSetting,
  exitCodeConfig,
  ConfigError,
  numberSetting,
  optionalTextSetting,
  readConfigOrExit,
} from '@amends/service-kit/config';
import { banner } from './banner.ts';
import { DataFolderError } from './data-folder.ts';
import { defaultDataFolder } from './default-data-folder.ts';
import { startSuite } from './start-suite.ts';

const config = readConfigOrExit(
  {
    // This is what all-in-one is: no other profile starts here.
    profile: choiceSetting('AMENDS_PROFILE', ['local'], 'local'),
    dataDir: optionalTextSetting('AMENDS_DATA'),
    port: numberSetting('AMENDS_PORT', { min: 0, max: 65_535, default: 8080 }),
    postgresPort: optionalTextSetting('AMENDS_POSTGRES_PORT'),
    logLevel: choiceSetting('AMENDS_LOG_LEVEL', ['debug', 'info', 'warn', 'error'], 'warn'),
  },
  process.env,
);
// npm changes to the repository's root; a path a person types is meant from where they stood.
const dataDir =
  config.dataDir === undefined
    ? defaultDataFolder('data')
    : resolve(process.env.INIT_CWD ?? process.cwd(), config.dataDir);
const say = (text: string): void => {
  process.stderr.write(`amends: ${text}\n`);
};

const explain = (error: unknown): never => {
  if (error instanceof ConfigError) {
    for (const line of error.lines) say(line);
    process.exit(exitCodeConfig);
  }
  if (error instanceof DataFolderError || error instanceof ClosedFolderError) say(error.message);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    say(`port ${config.port} is taken; choose another with AMENDS_PORT=8081 npm start`);
  } else if (error instanceof Error && error.message.includes('Address already in use')) {
    say('the port of Postgres is taken; choose another: AMENDS_POSTGRES_PORT=54400 npm start');
  } else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
};

// A signal while starting is kept until there is something to stop.
let asked = false;
const postgresPort = config.postgresPort === undefined ? undefined : Number(config.postgresPort);
const starting = startSuite({ ...config, postgresPort, dataDir, environment: process.env, say });
const stop = async (signal: string): Promise<void> => {
  if (asked) process.exit(130);
  asked = true;
  say(`${signal}: stopping (once more ends it at once)`);
  const suite = await starting;
  await suite.stop();
  say('stopped');
  process.exit(0);
};
process.on('SIGINT', () => void stop('Ctrl-C').catch(explain));
process.on('SIGTERM', () => void stop('SIGTERM').catch(explain));

try {
  const suite = await starting;
  if (!asked) process.stdout.write(await banner(suite, dataDir));
} catch (error) {
  explain(error);
}
