import { join } from 'node:path';
import { CATALOGUE } from '@amends/contracts/catalogue';
import { PARTITION_COUNT, TOPIC_EVENTS, TOPIC_SIGNALS } from '@amends/contracts/envelope';
import { createEmbeddedTopics, openEmbeddedLog } from '@amends/event-log/embedded-log';
import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from '@amends/event-log/migrate';
import { writeSideOn } from '@amends/event-log/write-side';
import { loadStreams } from '@amends/event-store/load-streams';
import { migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { withClaimants } from '@amends/service-kit/claimant-token';
import { readConfig } from '@amends/service-kit/config';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import type { Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { publisher } from '@amends/service-process/write-service.fixture';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import { type FreshDatabase, freshDatabase, templateDatabase } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { scratchFolder } from '@amends/testing/run-directory';
import { expect } from '@jest/globals';
import { Client } from 'pg';
import { createService } from './app.ts';
import { type IntakeConfig, intakeSettings } from './config.ts';
import { migrateIntake } from './migrate.ts';
import { openVault, type Vault } from './vault.ts';

const APP = 'intake_app_test';
const PERSONAL_DATA = 'intake_personal_data_test';

/** Two roles of the server, shared by all test databases: made once, whoever comes first. */
const makeRoles = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('intake test roles'))");
    for (const role of [APP, PERSONAL_DATA]) {
      const found = await client.query('select from pg_roles where rolname = $1', [role]);
      if (found.rowCount === 0) await client.query(`create role ${role} login password '${role}'`);
    }
  } finally {
    await client.end();
  }
};

const prepare = async (ownerUrl: string): Promise<void> => {
  await makeRoles(ownerUrl);
  await migrateEventStore({ ownerUrl, appRole: APP });
  await migrateRelay({ ownerUrl, appRole: APP });
  await migrateConsumer({ ownerUrl, appRole: APP });
  await migrateIntake({ ownerUrl, appRole: APP, personalDataRole: PERSONAL_DATA });
};

const SCOPES = [
  'intake:write',
  'intake:ingest',
  'intake:import',
  'personal-data:read',
  'personal-data:erase',
  'personal-data:hold',
  'personal-data:export',
  'texts:write',
  'texts:read',
  'operations:read',
  'operations:write',
];

const person = (subject: string, stores: Principal['stores'], scopes = SCOPES): Principal => ({
  kind: 'person',
  clientId: `client-${subject}`,
  subject,
  scopes: new Set(scopes),
  stores,
  authMethods: [],
  authTimeSeconds: null,
});

/** Bearer tokens of the tests are the names of these. */
const PRINCIPALS: Readonly<Record<string, Principal>> = {
  all: person('all', '*'),
  store9: person('store9', new Set(['9'])),
  store8: person('store8', new Set(['8'])),
  /** Uses the client of store9, as the staff of all stores use one web application. */
  store8of9: { ...person('store8', new Set(['8'])), clientId: 'client-store9' },
  nothing: person('nothing', '*', []),
  /** Looks after the installation, and sees nobody's data. */
  operator: person('operator', '*', ['operations:read', 'operations:write']),
  /** May read what is nobody's, and nothing personal. */
  learner: person('learner', new Set(['9']), ['texts:read']),
};

const TOPICS = [TOPIC_EVENTS, TOPIC_SIGNALS].map((name) => ({
  name,
  partitions: PARTITION_COUNT,
  replication: 1,
}));

const openTestLog = async (names: readonly string[]) => {
  const database = await freshDatabase({
    template: await templateDatabase('embedded log', (ownerUrl) =>
      migrateEmbeddedLog({ ownerUrl }),
    ),
  });
  const options = { url: database.url, pollMsMax: 50 };
  const own = names.map((name) => ({ name, partitions: PARTITION_COUNT, replication: 1 }));
  await createEmbeddedTopics(options, [...TOPICS, ...own]);
  return { database, log: openEmbeddedLog(options) };
};

const httpFor =
  (vault: Vault): CreateHttp =>
  (options) =>
    createHttp({
      ...options,
      publicPrefix: '/intake',
      logger: createLogger({ name: 'intake', destination: { write: () => undefined } }),
      authenticate: {
        bearer: withClaimants(
          (token) => {
            const principal = PRINCIPALS[token];
            if (principal === undefined) throw new Problem('unauthenticated');
            return principal;
          },
          { keys: vault.claimants.jwks, isOpen: vault.isOpenClaim },
        ),
        deviceKeys: vault.deviceKeys,
      },
    });

const openPools = (database: FreshDatabase, logDatabase: FreshDatabase) => ({
  pool: openPool({
    url: database.urlAs(APP),
    applicationName: 'intake test',
    max: 3,
    ...PATIENT_LIMITS,
  }),
  personalDataPool: openPool({
    ...PATIENT_LIMITS,
    url: database.urlAs(PERSONAL_DATA),
    applicationName: 'intake test personal data',
    max: 2,
  }),
  /** Superuser of intake's database, and of the log's: for looking, never for writing. */
  ownerPool: openPool({
    url: database.url,
    applicationName: 'intake test look',
    max: 2,
    ...PATIENT_LIMITS,
  }),
  logPool: openPool({
    url: logDatabase.url,
    applicationName: 'intake test log',
    max: 1,
    ...PATIENT_LIMITS,
  }),
});

const filesIn = (folder: string) => ({
  keyFile: join(folder, 'key'),
  erasureListFile: join(folder, 'erasures.jsonl'),
  attachmentsFolder: join(folder, 'attachments'),
});

const asProcess = ({ app, stop }: Service) => ({
  app,
  stop: async () => {
    await app.close();
    await stop(60_000);
  },
});

/** The running service over real databases, with the roles that production has. */
export const openIntake = async (
  config: Partial<IntakeConfig> = {},
  /** Topics made beside those of the suite. */
  topics: readonly string[] = [],
) => {
  const template = await templateDatabase('intake', prepare);
  const database = await freshDatabase({ template });
  const { database: logDatabase, log } = await openTestLog(topics);
  const appUrl = database.urlAs(APP);
  const pools = openPools(database, logDatabase);
  const { pool, personalDataPool } = pools;
  const clock = (): Date => new Date();
  const files = filesIn(scratchFolder('intake-key'));
  const vault = await openVault({ pool, personalDataPool, ...files, clock });
  const startService = async () => {
    const started = await createService({
      openWriteSide: writeSideOn({
        ...{ appUrl, directUrl: appUrl, log, clock },
        limits: PATIENT_LIMITS,
      }),
      clock,
      pool,
      vault,
      config: {
        ...readConfig(intakeSettings, {}),
        keyGraceSeconds: 1,
        poslogPollMs: 50,
        ...config,
      },
      log,
      http: httpFor(vault),
    });
    await started.start();
    await started.app.ready();
    return started;
  };
  let service = await startService();
  const stopService = (): Promise<void> => asProcess(service).stop();
  return {
    get app() {
      return service.app;
    },
    get service() {
      return service;
    },
    /** As a new process over the same databases. */
    restart: async () => {
      await stopService();
      service = await startService();
    },
    /** Another process beside it over the same databases, with caches of its own. */
    startAnother: () => startService().then(asProcess),
    ...pools,
    erasureList: vault.erasureList,
    cipher: vault.cipher,
    attachmentsFolder: files.attachmentsFolder,
    /** What other systems write to topics of their own goes in here. */
    log,
    /** Lets intake hear events of the other services. */
    publish: publisher(log),
    close: async () => {
      await stopService();
      await log.close();
      await Promise.all(Object.values(pools).map((each) => each.end()));
      await Promise.all([database.drop(), logDatabase.drop()]);
    },
  };
};

export type Intake = Awaited<ReturnType<typeof openIntake>>;

/** The events of a stream, each checked against its schema of record. */
export const eventsOf = async (intake: Intake, streamId: string) => {
  const streams = await loadStreams(intake.ownerPool, [streamId]);
  const { events } = streams.get(streamId)!;
  for (const { type, data } of events) {
    expect(CATALOGUE[type as keyof typeof CATALOGUE].schema.parse(data)).toEqual(data);
  }
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  return events as any[];
};

interface Send {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let keys = 0;

/** Sends a request as `all` with a fresh idempotency key, unless told otherwise. */
export const send = async (intake: Pick<Intake, 'app'>, request: Send) => {
  const { url, body, token = 'all', method = body === undefined ? 'GET' : 'POST' } = request;
  keys += 1;
  const response = await intake.app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': request.key ?? `key-${keys}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  const json: any = response.body === '' ? null : JSON.parse(response.body);
  return { status: response.statusCode, headers: response.headers, body: json };
};
