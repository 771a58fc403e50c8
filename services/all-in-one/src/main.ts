import { resolve } from 'node:path';
import { ClosedFolderError, PortTakenError } from '@amends/local-postgres/local-postgres';
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
import { isPortTaken, portTakenText } from './port-taken.ts';
import { startSuite } from './start-suite.ts';
import { unusedSettings } from './unused-settings.ts';
import { withDataFolder } from './with-data-folder.ts';

const DEFAULT_PORT = 8080;

const config = readConfigOrExit(
  {
    // This is what all-in-one is: no other profile starts here.
    profile: choiceSetting('AMENDS_PROFILE', ['local'], 'local'),
    dataDir: optionalTextSetting('AMENDS_DATA'),
    port: numberSetting('AMENDS_PORT', { min: 0, max: 65_535, default: DEFAULT_PORT }),
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
  process.stderr.write(`amends: ${withDataFolder(text, config.dataDir)}\n`);
};

const explain = (error: unknown): never => {
  if (error instanceof ConfigError) {
    for (const line of error.lines) say(line);
    process.exit(exitCodeConfig);
  }
  if (error instanceof DataFolderError || error instanceof ClosedFolderError) say(error.message);
  else if (isPortTaken(error)) {
    say(portTakenText(config.port, 'npm start'));
  } else if (error instanceof PortTakenError) {
    // Who has it is mostly another suite, which has the port of HTTP as well.
    const port = config.port === DEFAULT_PORT ? DEFAULT_PORT + 1 : config.port;
    const hint = `AMENDS_PORT=${port} AMENDS_POSTGRES_PORT=54400 npm start`;
    say(`port ${error.port} of Postgres is taken; choose another: ${hint}`);
  } else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
};

const unused = unusedSettings(process.env);
if (unused !== undefined) say(unused);

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
  if (!asked) process.stdout.write(await banner(suite, dataDir, config.dataDir));
} catch (error) {
  explain(error);
}
