import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTopics, type EventLogConfig, openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog } from '@amends/event-log/types';
import { followUpSettings } from '@amends/follow-up/config';
import { intakeSettings } from '@amends/intake/config';
import { startLocalPostgres } from '@amends/local-postgres/local-postgres';
import { createBearerVerifier } from '@amends/service-kit/bearer';
import { readConfig } from '@amends/service-kit/config';
import { createReadiness } from '@amends/service-kit/health';
import { createHttp } from '@amends/service-kit/http-server';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import { createLogger, type LogLevel } from '@amends/service-kit/logger';
import { findDependencyRefusals } from '@amends/service-process/dependency-conditions';
import { refuseStart } from '@amends/service-process/local-profile';
import { findProcessRefusals } from '@amends/service-process/process-conditions';
import { providerSettings } from '@amends/remedy/provider/provider-settings';
import { readTriageConfig } from '@amends/triage/config';
import { createRoot } from './create-root.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import {
  type DatabaseUrls,
  prepareDatabases,
  type ServiceDatabase,
  WRITE_DATABASES,
} from './databases.ts';
import { migrateSuite } from './migrate-suite.ts';
import { type OpenSuite, openServices } from './open-services.ts';
import { type OwnFigures, ownFigures } from './own-figures.ts';
import { refuseTakenPort } from './port-taken.ts';
import { type Connection, writeConnection } from './suite-clients.ts';

export interface SuiteOptions {
  readonly dataDir: string;
  /** HTTP port; 0 takes a free one. Loopback only: this is the local profile. */
  readonly port: number;
  /** Port of Postgres; that of the start before, or 54329, unless told. */
  readonly postgresPort?: number | undefined;
  readonly logLevel?: LogLevel;
  /** Settings of the services by their AMENDS_* names; what is absent has its default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly say?: (line: string) => void;
}

export interface RunningSuite {
  readonly baseUrl: string;
  readonly connection: Connection;
  readonly serviceNames: readonly string[];
  readonly postgresPort: number;
  /** An access token of one of the local clients, valid for 15 minutes. */
  token(client: keyof Connection['clients']): Promise<string>;
  /** Stops everything in order; resolves when Postgres has written its last page. */
  stop(): Promise<void>;
}

const TOPICS = join(import.meta.dirname, '../../../infra/kafka/topics.json');
const STOP_MS = 5_000;

const listenAll = async (suite: OpenSuite, options: SuiteOptions, shared: SharedHttp) => {
  const { services, pools } = suite;
  const mounts = new Map(suite.services.map(({ name, app }) => [`/${name}`, app]));
  const readiness = createReadiness();
  for (const service of suite.services) {
    readiness.add({ name: service.name, health: () => service.health() });
    await service.app.ready();
  }
  const { logger, bearer, issuer, log } = shared;
  const root = createRoot({
    http: (named) =>
      createHttp({ ...named, publicPrefix: '', logger, authenticate: { bearer }, mounts }),
    readiness,
    issuer,
    sources: { services, pools, log, dataDir: options.dataDir },
  });
  await root.listen({ host: '127.0.0.1', port: options.port });
  return { root, readiness };
};

type SharedHttp = {
  readonly log: EventLog;
  readonly logger: ReturnType<typeof createLogger>;
  readonly bearer: ReturnType<typeof createBearerVerifier>;
  readonly issuer: Awaited<ReturnType<typeof openLocalIssuer>>;
};

type Databases = Readonly<Record<ServiceDatabase, DatabaseUrls>>;

/** Every database as its service reaches it, by each role that serves. */
const checkDatabases = async (databases: Databases, log: EventLogConfig): Promise<void> => {
  const writes: readonly string[] = WRITE_DATABASES;
  const checked = Object.entries(databases)
    .filter(([name]) => name !== 'event_log')
    .map(([name, { app }]) => ({ url: app, hasEvents: writes.includes(name) }));
  const personal = { url: databases.intake.personal!, hasEvents: false };
  refuseStart('local', await findDependencyRefusals([...checked, personal], log));
};

/** Databases, roles, tables and topics as this release wants them. @throws ConfigError */
const bringUpToDate = async (adminUrl: string, data: DataFolder) => {
  const databases = await prepareDatabases(adminUrl, data);
  await migrateSuite(databases);
  const logConfig = { adapter: 'embedded', url: databases.event_log.app } as const;
  await createTopics(logConfig, JSON.parse(readFileSync(TOPICS, 'utf8')).topics);
  await checkDatabases(databases, logConfig);
  return { databases, logConfig };
};

type LocalClient = Connection['clients'][keyof Connection['clients']];

const mintToken = (
  issuer: SharedHttp['issuer'],
  { clientId, clientSecret }: LocalClient,
): Promise<string> => {
  const { scopes, stores } = issuer.authenticateClient(clientId, clientSecret)!;
  return issuer.mint({ subject: clientId, clientId, scopes, stores });
};

const triageConfig = (
  environment: SuiteOptions['environment'],
  { source: figures }: OwnFigures,
): ReturnType<typeof readTriageConfig> => ({
  ...readTriageConfig({ ...environment, AMENDS_PROFILE: 'local' }),
  figures,
});

/** The folder, and a look at the port before Postgres is made and started for nothing. */
const openFolder = async ({ dataDir, port, postgresPort }: SuiteOptions): Promise<DataFolder> => {
  const data = await openDataFolder(dataDir, postgresPort);
  try {
    await refuseTakenPort(port);
  } catch (error) {
    data.release();
    throw error;
  }
  return data;
};

/**
 * The whole suite in this process: Postgres over the data folder, the embedded log, every service
 * on one port of the loopback interface. What `npm start` runs.
 * @throws DataFolderError when another release's data folder is found; ConfigError when the process
 *   or a database is not fit to start on
 */
export const startSuite = async (options: SuiteOptions): Promise<RunningSuite> => {
  const { environment = {}, say = () => {} } = options;
  refuseStart('local', findProcessRefusals());
  const data = await openFolder(options);
  const postgres = await startLocalPostgres({
    folder: data.postgres,
    port: data.postgresPort,
    say,
  });
  const stack: (() => unknown)[] = [data.release, () => postgres.stop()];
  const unwind = async (): Promise<void> => {
    data.announceStop();
    for (const close of stack.splice(0).reverse()) await close();
  };
  try {
    say('bringing the databases up to date');
    const { databases, logConfig } = await bringUpToDate(postgres.adminUrl, data);
    const log = openEventLog(logConfig);
    stack.push(() => log.close());

    const issuer = await openLocalIssuer({ folder: data.keys });
    const { issuer: name, audience, jwks } = issuer;
    const bearer = createBearerVerifier({ issuer: name, audience, keys: jwks });
    const figures = ownFigures(issuer);
    const logger = createLogger({ name: 'amends', level: options.logLevel ?? 'warn' });
    const suite = await openServices({
      databases,
      log,
      logger,
      bearer,
      clock: () => new Date(),
      keyFile: join(data.keys, 'personal-data-key'),
      voucherKeyFile: join(data.keys, 'voucher-key'),
      erasureListFile: data.erasureList,
      attachmentsFolder: data.attachments,
      intake: readConfig(intakeSettings, { ...environment, AMENDS_PROFILE: 'local' }),
      triage: triageConfig(environment, figures),
      followUp: readConfig(followUpSettings, environment),
      payments: readConfig(providerSettings, { ...environment, AMENDS_PROFILE: 'local' }),
    });
    stack.push(() => suite.close());
    say(`starting ${suite.services.length} services`);
    for (const service of suite.services) {
      stack.push(() => service.stop(STOP_MS));
      await service.start();
    }
    const { root, readiness } = await listenAll(suite, options, { log, logger, bearer, issuer });
    stack.push(async () => {
      readiness.set('stopping');
      await root.close();
      await Promise.all(suite.services.map(({ app }) => app.close()));
    });
    readiness.set('started');
    const { port } = root.server.address() as { port: number };
    const baseUrl = `http://127.0.0.1:${port}`;
    await figures.listenAt(baseUrl);
    const connection = await writeConnection(data.path, baseUrl, issuer);
    return {
      baseUrl,
      connection,
      serviceNames: suite.services.map((service) => service.name),
      postgresPort: postgres.port,
      token: (client) => mintToken(issuer, connection.clients[client]),
      stop: unwind,
    };
  } catch (error) {
    await unwind();
    throw error;
  }
};
