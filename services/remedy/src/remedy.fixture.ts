import { fileURLToPath } from 'node:url';
import { PARTITION_COUNT, type Producer, TOPIC_EVENTS } from '@amends/contracts/envelope';
import { encodeRow } from '@amends/event-log/envelope-codec';
import { migrateConsumer, migrateEmbeddedLog, migrateRelay } from '@amends/event-log/migrate';
import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import { writeSideOn } from '@amends/event-log/write-side';
import { migrateDirectory, migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { createHttp } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { createLogger } from '@amends/service-kit/logger';
import type { Principal } from '@amends/service-kit/principal';
import type { Service } from '@amends/service-kit/service';
import { freshDatabase } from '@amends/testing/database';
import { Client } from 'pg';
import { createService } from './app.ts';
import { REFUND } from './jobs.ts';
import { openFakeProvider } from './provider/fake-provider.ts';
import type { PaymentProvider, RefundAnswer, RefundRequest } from './provider/payment-provider.ts';

/** What stands between remedy and the fake provider: it takes notes, and lies when told to. */
export interface TestProvider extends PaymentProvider {
  readonly asked: readonly RefundRequest[];
  /** The next answers go missing on their way back; the refund itself is executed. */
  loseAnswers(count: number): void;
  /** The next answer says another amount than was refunded. */
  echo(amount: RefundRequest['amount']): void;
}

const testProvider = (fake: PaymentProvider): TestProvider => {
  const asked: RefundRequest[] = [];
  let losing = 0;
  let echoed: RefundRequest['amount'] | undefined;
  const told = (answer: RefundAnswer): RefundAnswer => {
    if (losing > 0) {
      losing -= 1;
      return { outcome: 'unknown' };
    }
    if (echoed === undefined || answer.outcome !== 'succeeded') return answer;
    const amount = echoed;
    echoed = undefined;
    return { ...answer, amount };
  };
  return {
    keyLifeSeconds: fake.keyLifeSeconds,
    asked,
    refund: async (request) => {
      asked.push(request);
      return told(await fake.refund(request));
    },
    find: (key) => fake.find(key),
    loseAnswers: (count) => {
      losing = count;
    },
    echo: (amount) => {
      echoed = amount;
    },
  };
};

const everybody: Principal = {
  kind: 'system',
  clientId: 'console',
  subject: 'console',
  scopes: new Set(['remedy:read', 'remedy:write', 'remedy:choose', 'remedy:approve']),
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
  const dir = fileURLToPath(new URL('../migrations', import.meta.url));
  await migrateDirectory({ ownerUrl: own.url, dir, table: 'remedy_migrations' });
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
    return (await look.query(sql, [`remedy-${caseId}`])).rows as {
      readonly type: string;
      readonly data: Record<string, unknown>;
      readonly meta: Record<string, unknown>;
    }[];
  },
  /** Types and data of every event of the service with the given type. */
  allOf: async (type: string) => {
    const { rows } = await look.query('select data from events where type = $1', [type]);
    return rows.map(({ data }) => data as Record<string, unknown>);
  },
  /** Adds the refund's job once more, as a worker that died half-way would leave it. */
  refundAgain: async (payload: Readonly<Record<string, string | number>>) => {
    await look.query('select graphile_worker.add_job($1, $2)', [REFUND, payload]);
  },
  /** Lets jobs that wait for their next try run now. */
  hurry: async () => {
    await look.query(`select graphile_worker.reschedule_jobs(array_agg(id), run_at := now())
      from graphile_worker.jobs where task_identifier = '${REFUND}' and locked_at is null`);
  },
  /** How many refunds still wait for their job. */
  refundsLeft: async (): Promise<number> => {
    const sql = 'select count(*)::int as jobs from graphile_worker.jobs where task_identifier = $1';
    return (await look.query<{ jobs: number }>(sql, [REFUND])).rows[0]!.jobs;
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

/** Remedy over a real store, the embedded log and the fake provider, with everything running. */
export const openRemedy = async () => {
  const { own, logs, log } = await openDatabases();
  const clock = () => new Date();
  const logger = createLogger({ name: 'remedy', destination: { write: () => undefined } });
  const pool = openPool({ url: own.url, applicationName: 'fake provider', max: 2 });
  const fake = openFakeProvider(pool);
  const provider = testProvider(fake);
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
      provider,
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
    provider,
    totals: () => fake.totals(),
    /** Stops the service; `open` begins a new one over the same database. */
    stop,
    /** With `isRunning` false it takes commands, and neither jobs nor events. */
    open: async (isRunning: boolean) => {
      service = await open();
      if (isRunning) await service.start();
    },
    publish: (...events: readonly Heard[]) => log.append(events.map(encode)),
    ...behind(look),
    send: sender(() => service),
    close: async () => {
      await stop();
      await log.close();
      await look.end();
      await pool.end();
      await Promise.all([own.drop(), logs.drop()]);
    },
  };
};

export type RunningRemedy = Awaited<ReturnType<typeof openRemedy>>;
