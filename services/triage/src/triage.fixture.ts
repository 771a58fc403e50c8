import { PARTITION_COUNT, type Producer, TOPIC_EVENTS } from '@amends/contracts/envelope';
import { encodeRow } from '@amends/event-log/envelope-codec';
import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from '@amends/event-log/migrate';
import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import { writeSideOn } from '@amends/event-log/write-side';
import { migrateEventStore } from '@amends/event-store/migrate';
import { createHttp } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { createLogger } from '@amends/service-kit/logger';
import type { Principal } from '@amends/service-kit/principal';
import type { Service } from '@amends/service-kit/service';
import { freshDatabase } from '@amends/testing/database';
import { Client } from 'pg';
import { createService } from './app.ts';
import { alwaysOpen } from './calendar.ts';
import type { TargetPolicy } from './domain/policy.ts';
import { TARGET_DUE } from './jobs.ts';
import type { ReactionSettings } from './reactions.ts';

const HOUR = { seconds: 3600 } as const;
const slow = { acknowledgement: HOUR, first_action: HOUR, resolution: HOUR };
const hurried = { ...slow, acknowledgement: { seconds: 1 } };

/** A major case is acknowledged within a second; nothing else falls due while a test runs. */
const policy: TargetPolicy = { critical: slow, major: hurried, moderate: slow, minor: slow };

const settings: ReactionSettings = {
  calendar: alwaysOpen('Europe/Berlin'),
  policy,
  defaultOwnerId: 'recovery_team',
};

const everybody: Principal = {
  kind: 'system',
  clientId: 'console',
  subject: 'console',
  scopes: new Set(['triage:read', 'triage:write']),
  stores: '*',
  authMethods: [],
  authTimeSeconds: null,
};

export interface Heard {
  readonly service: Producer;
  readonly type: string;
  readonly data: { readonly caseId: string };
  /** Given again for a redelivery of the same event. */
  readonly eventId?: string;
}

/** What the tests read of an HTTP answer. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  json(): any;
}

/** An event of another service as its relay publishes it; each call has a seq of its own. */
const publisher = () => {
  const producers = new Map<Producer, string>();
  let seq = 0;
  return ({ service, type, data, eventId = uuidv7() }: Heard) => {
    if (!producers.has(service)) producers.set(service, uuidv7());
    seq += 1;
    const at = new Date().toISOString();
    const row = {
      seq: BigInt(seq),
      streamId: `${service}-${data.caseId}`,
      version: seq,
      eventId,
      type,
      schemaVersion: 1,
      data: JSON.stringify(data),
      meta: JSON.stringify({
        subject: data.caseId,
        time: at,
        correlationId: data.caseId,
        causationId: uuidv7(),
        actor: 'test',
      }),
      recordedAt: at,
    };
    const producerId = producers.get(service)!;
    return encodeRow(row, {
      service,
      producerId,
      topic: TOPIC_EVENTS,
      partitions: PARTITION_COUNT,
    });
  };
};

/** A store of the service's own and a log for everybody, both migrated and empty. */
const openDatabases = async () => {
  const [own, logs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await migrateEventStore({ ownerUrl: own.url });
  await migrateRelay({ ownerUrl: own.url });
  await migrateConsumer({ ownerUrl: own.url });
  await migrateEmbeddedLog({ ownerUrl: logs.url });
  const logConfig = { adapter: 'embedded', url: logs.url, pollMsMax: 25 } as const;
  const topics = [{ name: TOPIC_EVENTS, partitions: PARTITION_COUNT, replication: 1 }];
  await createTopics(logConfig, topics);
  return { own, logs, log: openEventLog(logConfig) };
};

/** What a test looks up, or does, behind the back of the service. */
const behind = (look: Client) => ({
  /** Types and data of the case's own events, in order. */
  eventsOf: async (caseId: string) => {
    const sql = 'select type, data, meta from events where stream_id = $1 order by version';
    return (await look.query(sql, [`triage-${caseId}`])).rows as {
      readonly type: string;
      readonly data: Record<string, unknown>;
      readonly meta: Record<string, unknown>;
    }[];
  },
  /** Adds the timer of a target once more, as a worker that died half-way would leave it. */
  ringAgain: async (payload: Readonly<Record<string, string>>) => {
    await look.query('select graphile_worker.add_job($1, $2)', [TARGET_DUE, payload]);
  },
  /** How many timers wait to be rung. */
  jobsLeft: async (dueBefore: Date): Promise<number> => {
    const sql = 'select count(*)::int as jobs from graphile_worker.jobs where run_at <= $1';
    return (await look.query<{ jobs: number }>(sql, [dueBefore])).rows[0]!.jobs;
  },
});

/** Sends one request to the service there is at the moment, with a new key unless told. */
const sender =
  (current: () => Service) =>
  (method: 'GET' | 'POST', url: string, body?: object, key: string = uuidv7()): Promise<Answer> =>
    current().app.inject({
      method,
      url,
      headers: {
        host: 'test',
        authorization: 'Bearer token',
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });

/** Triage over a real store and the embedded log, with consumer, relay and timers running. */
export const openTriage = async () => {
  const { own, logs, log } = await openDatabases();
  const clock = () => new Date();
  const logger = createLogger({ name: 'triage', destination: { write: () => undefined } });
  const open = () =>
    createService({
      openWriteSide: writeSideOn({ appUrl: own.url, directUrl: own.url, log, clock }),
      http: (options) =>
        createHttp({
          ...options,
          publicPrefix: '',
          logger,
          authenticate: { bearer: () => everybody },
        }),
      clock,
      config: settings,
    });
  let service = await open();
  await service.start();
  const look = new Client({ connectionString: own.url });
  await look.connect();
  const encode = publisher();
  const stop = async () => {
    await service.app.close();
    await service.stop(5_000);
  };
  return {
    health: () => service.health(),
    /** Stops the service; `start` begins a new one over the same database. */
    stop,
    start: async () => {
      service = await open();
      await service.start();
    },
    publish: (...events: readonly Heard[]) => log.append(events.map(encode)),
    ...behind(look),
    send: sender(() => service),
    close: async () => {
      await stop();
      await log.close();
      await look.end();
      await Promise.all([own.drop(), logs.drop()]);
    },
  };
};

export type RunningTriage = Awaited<ReturnType<typeof openTriage>>;
