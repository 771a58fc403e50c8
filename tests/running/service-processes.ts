import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Client } from '@amends/client/open-client';
import { migrateEmbeddedLog } from '@amends/event-log/migrate';
import { createTopics } from '@amends/event-log/open-event-log';
import { type LocalIssuer, openLocalIssuer } from '@amends/service-kit/local-issuer';
import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import { freePort } from '@amends/testing/free-port';
import { runStatement } from '@amends/testing/postgres-server';
import { scratchFolder } from '@amends/testing/run-directory';
import { clientOnce, patientClient } from './patient-client.ts';
import { ServiceProcess } from './service-process.ts';

export const WRITE_SERVICES = ['intake', 'triage', 'remedy', 'follow-up'] as const;
export const READ_SERVICES = [
  'justice-scores',
  'resolution-times',
  'loyalty-outcomes',
  'case-files',
  'lessons',
] as const;
export type ServiceName = (typeof WRITE_SERVICES | typeof READ_SERVICES)[number];

/** The topics of the suite, as infra/kafka/topics.json has them. */
export const TOPICS = ['recovery.events', 'recovery.signals'].map((name) => ({
  name,
  partitions: 12,
  replication: 1,
}));

export type SharedLog =
  | { readonly adapter: 'embedded' }
  | { readonly adapter: 'kafka'; readonly brokers: readonly string[] };

/** Services in processes of their own over one log, one Postgres, one issuer. */
export interface ServiceProcesses {
  /** A client of the public API with these rights, for all stores; it tries long. */
  client(...scopes: readonly string[]): Promise<Client>;
  /** The same, trying once only: what it gets is what the service answered. */
  clientOnce(...scopes: readonly string[]): Promise<Client>;
  /** Database of the service, or of the embedded log, as its owner sees it. */
  databaseUrl(name: ServiceName | 'log'): string;
  /** Starts a process that does not run, on its old port; resolves when it is ready. */
  start(name: ServiceName): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(name: ServiceName): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(name: ServiceName): Promise<number | null>;
  /** What the processes of this name have printed. */
  output(name: ServiceName): string;
  /** Stops all and drops their databases. */
  end(): Promise<void>;
}

export interface ProcessesOptions {
  readonly names: readonly ServiceName[];
  readonly log: SharedLog;
  readonly environment?: Readonly<Record<string, string>>;
  /** What one process has that the others have not. */
  readonly environmentOf?: (name: ServiceName) => Readonly<Record<string, string>>;
  /** Through which the clients send. */
  readonly fetch?: typeof fetch;
}

const APP_ROLE = 'amends_app';
const PERSONAL_ROLE = 'amends_personal';

const createRole = async (url: string, role: string): Promise<void> => {
  try {
    await runStatement(url, `create role ${role} login password '${role}'`);
  } catch (error) {
    // 42710: it is there; 23505: another test file makes it at this very moment.
    if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
};

const serveKeys = async (issuer: LocalIssuer): Promise<Server> => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(issuer.jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const logSettings = async (
  log: SharedLog,
  database: FreshDatabase | undefined,
): Promise<Readonly<Record<string, string>>> => {
  if (log.adapter === 'kafka') {
    return { AMENDS_LOG: 'kafka', AMENDS_KAFKA_BROKERS: log.brokers.join(',') };
  }
  const { url, urlAs } = database!;
  await migrateEmbeddedLog({ ownerUrl: url, appRole: APP_ROLE });
  await createTopics({ adapter: 'embedded', url }, TOPICS);
  return { AMENDS_LOG: 'embedded', AMENDS_LOG_URL: urlAs(APP_ROLE) };
};

const settingsFor = (database: FreshDatabase, port: number, keyFile: string) => ({
  AMENDS_PORT: String(port),
  AMENDS_DATABASE_URL: database.urlAs(APP_ROLE),
  AMENDS_DATABASE_OWNER_URL: database.url,
  AMENDS_PERSONAL_DATA_URL: database.urlAs(PERSONAL_ROLE),
  AMENDS_KEY_FILE: keyFile,
  AMENDS_VOUCHER_KEY_FILE: `${keyFile}-voucher`,
  AMENDS_ERASURE_LIST: `${keyFile}-erasures.jsonl`,
  AMENDS_ATTACHMENTS: `${keyFile}-attachments`,
});

const rolesReady = async (databases: ReadonlyMap<string, FreshDatabase>): Promise<void> => {
  const [first] = databases.values();
  for (const role of [APP_ROLE, PERSONAL_ROLE]) await createRole(first!.url, role);
};

const openDatabases = async (names: readonly string[]) => {
  const databases = new Map<string, FreshDatabase>();
  for (const name of names) databases.set(name, await freshDatabase());
  await rolesReady(databases);
  return databases;
};

/** Starts the services and waits until all are ready; about 1 s of processor time each. */
export const startServiceProcesses = async (
  options: ProcessesOptions,
): Promise<ServiceProcesses> => {
  const { names, log } = options;
  const logNames = log.adapter === 'embedded' ? ['log'] : [];
  const databases = await openDatabases([...names, ...logNames]);
  const folder = scratchFolder('services');
  const issuer = await openLocalIssuer({ folder: join(folder, 'issuer') });
  const keys = await serveKeys(issuer);
  const shared = {
    ...(await logSettings(log, databases.get('log'))),
    AMENDS_PROFILE: 'local',
    AMENDS_LOG_LEVEL: 'warn',
    AMENDS_ISSUER: issuer.issuer,
    AMENDS_AUDIENCE: issuer.audience,
    AMENDS_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`,
    ...options.environment,
  };
  const baseUrls: Record<string, string> = {};
  const processes = new Map<string, ServiceProcess>();
  for (const name of names) {
    const port = await freePort();
    baseUrls[name] = `http://127.0.0.1:${port}`;
    const own = settingsFor(databases.get(name)!, port, join(folder, `${name}-key`));
    processes.set(
      name,
      new ServiceProcess(name, port, {
        ...shared,
        ...own,
        ...options.environmentOf?.(name),
      }),
    );
  }
  const all = [...processes.values()];
  const end = async (): Promise<void> => {
    await Promise.all(all.map((each) => each.end('SIGTERM')));
    keys.closeAllConnections();
    await new Promise((resolve) => keys.close(resolve));
    for (const database of databases.values()) await database.drop();
  };
  const sending = options.fetch === undefined ? {} : { fetch: options.fetch };
  const clientWith =
    (open: typeof patientClient) =>
    async (...scopes: readonly string[]): Promise<Client> => {
      const subject = 'retailer';
      const token = await issuer.mint({ subject, clientId: subject, scopes, stores: '*' });
      return open({ baseUrl: baseUrls, credentials: { token }, ...sending });
    };
  try {
    await Promise.all(all.map((each) => each.start()));
  } catch (error) {
    await end();
    throw error;
  }
  return {
    client: clientWith(patientClient),
    clientOnce: clientWith(clientOnce),
    databaseUrl: (name) => databases.get(name)!.url,
    start: (name) => processes.get(name)!.start(),
    kill: async (name) => {
      await processes.get(name)!.end('SIGKILL');
    },
    stop: (name) => processes.get(name)!.end('SIGTERM'),
    output: (name) => processes.get(name)!.output,
    end,
  };
};
