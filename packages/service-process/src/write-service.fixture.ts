import { catalogueEntry } from '@amends/contracts/catalogue';
import {
  PARTITION_COUNT,
  type Producer,
  TOPIC_EVENTS,
  TOPIC_SIGNALS,
} from '@amends/contracts/envelope';
import { encodeRow } from '@amends/event-log/envelope-codec';
import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from '@amends/event-log/migrate';
import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog } from '@amends/event-log/types';
import { type OpenWriteSide, writeSideOn } from '@amends/event-log/write-side';
import { migrateDirectory, migrateEventStore } from '@amends/event-store/migrate';
import { createHttp } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { createLogger } from '@amends/service-kit/logger';
import type { Principal } from '@amends/service-kit/principal';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import { freshDatabase } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import { Client } from 'pg';

/** An event of another service. */
export interface Heard {
  readonly service: Producer;
  readonly type: string;
  readonly data:
    | { readonly caseId: string }
    | { readonly customerId: string }
    | { readonly warningId: string }
    | { readonly incidentId: string };
  /** Given again for a redelivery of the same event. */
  readonly eventId?: string;
  /** When it happened; now unless told. */
  readonly time?: Date;
}

/** What the tests read of an HTTP answer. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  json(): any;
}

/** An event of a service's own as the tests read it. */
export interface OwnEvent {
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly meta: Record<string, unknown>;
}

/** Persons who sign in beside the one caller, by the token they show. */
export type Callers = Readonly<
  Record<string, Partial<Pick<Principal, 'kind' | 'scopes' | 'roles' | 'stores' | 'caseId'>>>
>;

export interface WriteServiceOptions {
  /** Also the prefix of the streams of its cases. */
  readonly name: string;
  /** What the one caller of the tests may do, in every store. */
  readonly scopes: readonly string[];
  readonly callers?: Callers;
  /** Folder of the service's own migrations; none unless given. */
  readonly migrations?: string;
  readonly create: (deps: {
    readonly openWriteSide: OpenWriteSide;
    readonly http: CreateHttp;
    readonly clock: () => Date;
    /** Of the service's database. */
    readonly databaseUrl: string;
  }) => Promise<Service>;
}

const callerWith = (scopes: readonly string[]): Principal => ({
  kind: 'system',
  clientId: 'console',
  subject: 'console',
  scopes: new Set(scopes),
  stores: '*',
  authMethods: [],
  authTimeSeconds: null,
});

/** A person signs in with a client of all scopes; their token is their subject. */
const principalFor =
  (caller: Principal, callers: Callers) =>
  (token: string): Principal =>
    Object.hasOwn(callers, token)
      ? { ...caller, kind: 'person', clientId: token, subject: token, ...callers[token] }
      : caller;

/** What is about no case goes by another id it names, which the log does not mind. */
const subjectOf = (data: Heard['data']): string => {
  if ('caseId' in data) return data.caseId;
  if ('customerId' in data) return data.customerId;
  return 'warningId' in data ? data.warningId : data.incidentId;
};

/** Encodes as the relay of another service would; each call has a seq of its own. */
const encoder = () => {
  const producers = new Map<Producer, string>();
  let seq = 0;
  return ({ service, type, data, eventId = uuidv7(), time: at = new Date() }: Heard) => {
    if (!producers.has(service)) producers.set(service, uuidv7());
    seq += 1;
    const time = at.toISOString();
    const caseId = subjectOf(data);
    const flow = { subject: caseId, correlationId: caseId, causationId: uuidv7() };
    const row = {
      seq: BigInt(seq),
      streamId: `${service}-${caseId}`,
      version: seq,
      eventId,
      type,
      schemaVersion: 1,
      data: JSON.stringify(data),
      meta: JSON.stringify({ ...flow, time, actor: 'test' }),
      recordedAt: time,
    };
    const producerId = producers.get(service)!;
    const topic = catalogueEntry(type)?.topic ?? TOPIC_EVENTS;
    const target = { service, producerId, topic, partitions: PARTITION_COUNT };
    return encodeRow(row, target);
  };
};

/**
 * Lets the service hear events of others. One call after the other, as a relay appends: to a
 * consumer, what comes behind a higher seq of the same producer is a repeat.
 */
export const publisher = (log: Pick<EventLog, 'append'>) => {
  const encode = encoder();
  let last: Promise<unknown> = Promise.resolve();
  return (...events: readonly Heard[]): Promise<void> => {
    const appended = last.then(() => log.append(events.map(encode)));
    last = appended.catch(() => undefined);
    return appended;
  };
};

const openDatabases = async ({ name, migrations: dir }: WriteServiceOptions) => {
  const [own, logs] = await Promise.all([freshDatabase(), freshDatabase()]);
  await migrateEventStore({ ownerUrl: own.url });
  await migrateRelay({ ownerUrl: own.url });
  await migrateConsumer({ ownerUrl: own.url });
  if (dir !== undefined) {
    await migrateDirectory({ ownerUrl: own.url, dir, table: `${name}_migrations` });
  }
  await migrateEmbeddedLog({ ownerUrl: logs.url });
  const logConfig = { adapter: 'embedded', url: logs.url, pollMsMax: 25 } as const;
  const topics = [TOPIC_EVENTS, TOPIC_SIGNALS].map((topic) => ({
    name: topic,
    partitions: PARTITION_COUNT,
    replication: 1,
  }));
  await createTopics(logConfig, topics);
  const look = new Client({ connectionString: own.url });
  await look.connect();
  const log = openEventLog(logConfig);
  const drop = async () => {
    await log.close();
    await look.end();
    await Promise.all([own.drop(), logs.drop()]);
  };
  return { url: own.url, logUrl: logs.url, log, look, drop };
};

const sender =
  (service: () => Service) =>
  (
    method: 'GET' | 'POST',
    url: string,
    body?: object,
    key: string = uuidv7(),
    token = 'token',
  ): Promise<Answer> =>
    service().app.inject({
      method,
      url,
      headers: {
        host: 'test',
        authorization: `Bearer ${token}`,
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });

const uploader =
  (service: () => Service) =>
  (
    url: string,
    type: string,
    payload: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> =>
    service().app.inject({
      method: 'POST',
      url,
      headers: {
        ...{ host: 'test', authorization: 'Bearer token', 'content-type': type },
        ...{ 'idempotency-key': uuidv7(), ...more },
      },
      payload,
    });

/** A write service over a real store and the embedded log: consumer, relay and timers running. */
export const openWriteService = async (options: WriteServiceOptions) => {
  const { name, scopes, create, callers = {} } = options;
  const { url, logUrl, log, look, drop } = await openDatabases(options);
  const clock = () => new Date();
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ name, level: 'debug', destination });
  const bearer = principalFor(callerWith(scopes), callers);
  const make = () =>
    create({
      openWriteSide: writeSideOn({
        ...{ appUrl: url, directUrl: url, log, clock },
        limits: PATIENT_LIMITS,
      }),
      http: (given) =>
        createHttp({
          ...given,
          publicPrefix: '',
          logger,
          authenticate: { bearer },
        }),
      clock,
      databaseUrl: url,
    });
  let service = await make();
  await service.start();
  const stop = async () => {
    await service.app.close();
    await service.stop(60_000);
  };
  return {
    /** Connection of the database's owner: for looking, and for what an operator would do. */
    look,
    /** Where a second process of the service finds its database and the log. */
    urls: { url, logUrl },
    health: () => service.health(),
    /** What the service wrote to its log. */
    logged: () => lines.join(''),
    /** Stops the service; `open` begins a new one over the same database. */
    stop,
    /** With `isRunning` false it takes commands, and neither jobs nor events. */
    open: async (isRunning = true) => {
      service = await make();
      if (isRunning) await service.start();
    },
    publish: publisher(log),
    /** Types, data and meta of the case's own events, in order. */
    eventsOf: async (caseId: string): Promise<OwnEvent[]> => {
      const sql = 'select type, data, meta from events where stream_id = $1 order by version';
      return (await look.query<OwnEvent>(sql, [`${name}-${caseId}`])).rows;
    },
    send: sender(() => service),
    /** Sends a file as it is. */
    upload: uploader(() => service),
    /** Lets go of the databases, once the service is stopped. */
    drop,
    close: async () => {
      await stop();
      await drop();
    },
  };
};
