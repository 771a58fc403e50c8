import { createHash } from 'node:crypto';
import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { PARTITION_COUNT, TOPIC_EVENTS, TOPIC_SIGNALS } from '@amends/contracts/envelope';
import { encodeRow } from '@amends/event-log/envelope-codec';
import { validateByCatalogue } from '@amends/event-log/event-decoder';
import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog, LogRecord } from '@amends/event-log/types';
import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import type { Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import { freshDatabase, templateDatabase } from '@amends/testing/database';
import { waitFor } from '@amends/testing/wait-for';
import { Client, Pool } from 'pg';
import { BI_ROLE } from './bi-view.ts';
import { ensureRole, prepareFor } from './projection.fixture.ts';
import { openProjection } from './projection-service.ts';
import type { FigureRow } from './measure.ts';
import type { ReadServiceDeps } from './read-service.ts';

const APP_ROLE = 'read_service_test_app';
const BI_TOOL = 'read_service_test_bi';

const analyst = (stores: Principal['stores'], scopes = ['analytics:read']): Principal => ({
  kind: 'person',
  clientId: 'analyst',
  subject: 'analyst',
  scopes: new Set(scopes),
  stores,
  authMethods: [],
  authTimeSeconds: null,
});

/** Bearer tokens of the tests are the names of these. */
const PRINCIPALS: Readonly<Record<string, Principal>> = {
  all: analyst('*'),
  store9: analyst(new Set(['9'])),
  nothing: analyst('*', []),
  coach: analyst('*', ['coaching:read']),
  /** Reads single follow-ups, of one store, and no figures. */
  caseReader: analyst(new Set(['9']), ['follow-up:read']),
};

/** One event as its producer decided it. */
export interface Happening {
  readonly type: EventType;
  readonly data: object;
  readonly time?: string;
  /** What it is about, which says its partition; the case unless told. */
  readonly subject?: string;
}

/** A fixed uuid for a word or number, so that tests can name cases. */
export const uuidOf = (name: string | number): string => {
  const hex = createHash('sha256').update(String(name)).digest('hex');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return `${a}-${b}-8${c}-8${d}-${hex.slice(20, 32)}`;
};

const recordOf = ({ type, data, time, ...about }: Happening, seq: number): LogRecord => {
  const { producer, topic, version } = CATALOGUE[type];
  // A test whose event breaks its contract would prove nothing.
  validateByCatalogue(type, version, data);
  const subject = about.subject ?? (data as { caseId?: string }).caseId ?? uuidOf(type);
  const eventId = uuidOf(`event ${seq}`);
  const meta = {
    subject,
    time: time ?? new Date(1_780_000_000_000 + seq).toISOString(),
    correlationId: eventId,
    causationId: eventId,
    actor: 'test',
    ...(topic === TOPIC_SIGNALS && { partitionKey: (data as { storeId: string }).storeId }),
  };
  return encodeRow(
    {
      seq: BigInt(seq),
      streamId: `${producer}-${subject}`,
      version: seq,
      eventId,
      type,
      schemaVersion: version,
      data: JSON.stringify(data),
      meta: JSON.stringify(meta),
      recordedAt: new Date().toISOString(),
    },
    { service: producer, producerId: uuidOf(producer), topic, partitions: PARTITION_COUNT },
  );
};

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The same, of a form that is no text. */
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface ReadServiceBed {
  /** Puts events on the log and waits until the service has taken them in and exports them. */
  append(happenings: readonly Happening[]): Promise<void>;
  /** Puts all of them on the log once more, as a relay does that lost its place. */
  resend(): Promise<void>;
  get(path: string, options?: { token?: string; accept?: string }): Promise<Answer>;
  /** `data` of `GET /v1/figures?<query>`. @throws Error unless the answer is 200 */
  figures(query?: string, token?: string): Promise<FigureRow[]>;
  /** Rows of a query as a BI tool asks it. */
  viewed(sql: string): Promise<Record<string, unknown>[]>;
  /** What the service logged with this message. */
  logged(message: string): object[];
  close(): Promise<void>;
}

const httpWith =
  (write: (line: string) => void): CreateHttp =>
  (options) =>
    createHttp({
      ...options,
      publicPrefix: '',
      logger: createLogger({ name: options.name, destination: { write } }),
      authenticate: {
        bearer: (token) => {
          const principal = PRINCIPALS[token];
          if (principal === undefined) throw new Problem('unauthenticated');
          return principal;
        },
      },
    });

const asking =
  ({ app }: Service): ReadServiceBed['get'] =>
  async (path, { token = 'all', accept } = {}) => {
    const asked = { authorization: `Bearer ${token}`, ...(accept && { accept }) };
    const answer = await app.inject({ method: 'GET', url: path, headers: asked });
    const isJson = String(answer.headers['content-type']).includes('json');
    const body = isJson ? answer.json() : undefined;
    const { statusCode: status, headers, body: text, rawPayload: bytes } = answer;
    return { status, headers, text, bytes, body };
  };

/**
 * When no transaction of the server is older than this call: an export holds back what one of them
 * could still precede, and other tests share the server.
 */
const exportsAreWhole = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ id: string }>('select pg_current_xact_id()::text as id');
  const sql = `select $1::xid8 < pg_snapshot_xmin(pg_current_snapshot()) as "isWhole"`;
  const isWhole = async (): Promise<boolean> =>
    (await pool.query<{ isWhole: boolean }>(sql, [rows[0]!.id])).rows[0]!.isWhole;
  const description = 'older transactions of the server to end';
  await waitFor(isWhole, { description, timeoutMs: 60_000 });
};

const appending = (
  log: EventLog,
  get: ReadServiceBed['get'],
  pool: Pool,
): Pick<ReadServiceBed, 'append' | 'resend'> => {
  const made: LogRecord[] = [];
  const sent: LogRecord[] = [];
  const isTakenIn = async (): Promise<boolean> => {
    const { body } = await get('/v1/freshness');
    const partitions = body.partitions as { topic: string; end: number }[];
    const heard = new Set(partitions.map(({ topic }) => topic));
    const expected = sent.filter(({ topic }) => heard.has(topic)).length;
    return body.lagEvents === 0 && partitions.reduce((sum, { end }) => sum + end, 0) >= expected;
  };
  const send = async (records: readonly LogRecord[]): Promise<void> => {
    sent.push(...records);
    for (let at = 0; at < records.length; at += 1_000)
      await log.append(records.slice(at, at + 1_000));
    const description = 'the projection to take in what was appended';
    await waitFor(isTakenIn, { description, timeoutMs: 60_000 });
    await exportsAreWhole(pool);
  };
  return {
    append: async (happenings) => {
      const records = happenings.map((happening, at) => recordOf(happening, made.length + at + 1));
      made.push(...records);
      await send(records);
    },
    resend: () => send([...made]),
  };
};

const viewing =
  (url: string, urlAs: (role: string) => string): ReadServiceBed['viewed'] =>
  async (sql) => {
    await ensureRole(url, BI_TOOL, BI_ROLE);
    const client = new Client({ connectionString: urlAs(BI_TOOL) });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

/** The running service over a real database and an embedded log, with the roles of production. */
export const openReadServiceBed = async (
  createService: (deps: ReadServiceDeps) => Promise<Service>,
  options: { readonly exactCasesMax?: number } = {},
): Promise<ReadServiceBed> => {
  const template = await templateDatabase('read service', prepareFor(APP_ROLE));
  const { url, urlAs, drop } = await freshDatabase({ template });
  const pool = new Pool({ connectionString: urlAs(APP_ROLE), max: 8 });
  pool.on('error', () => undefined);
  const logConfig = { adapter: 'embedded', url, pollMsMax: 20 } as const;
  const topics = [TOPIC_EVENTS, TOPIC_SIGNALS];
  await createTopics(
    logConfig,
    topics.map((name) => ({ name, partitions: PARTITION_COUNT, replication: 1 })),
  );
  const log = openEventLog(logConfig);
  const validate = validateByCatalogue;
  const lines: string[] = [];
  const service = await createService({
    projection: (projection) =>
      openProjection({
        projection,
        pool,
        ownerUrl: url,
        log,
        validate,
        timeZone: 'Europe/Berlin',
        ...options,
      }),
    http: httpWith((line) => lines.push(line)),
  });
  await service.start();
  await service.app.ready();
  const get = asking(service);
  return {
    get,
    figures: async (query = '', token = 'all') => {
      const { status, text, body } = await get(`/v1/figures?${query}`, { token });
      if (status !== 200) throw new Error(`${status}: ${text}`);
      return body.data;
    },
    ...appending(log, get, pool),
    viewed: viewing(url, urlAs),
    logged: (message) =>
      lines.map((line) => JSON.parse(line) as { msg: string }).filter(({ msg }) => msg === message),
    close: async () => {
      await service.stop(60_000);
      await service.app.close();
      await log.close();
      await pool.end();
      await drop();
    },
  };
};

const link = (name: string) => ({ caseId: uuidOf(name), primaryCaseId: uuidOf('primary') });

/** A report of last year that was merged into a case, and what undoes it. */
export const duplicate = (name: string): { merged: Happening[]; unmerged: Happening[] } => ({
  merged: [
    {
      type: 'FailureReported',
      data: {
        caseId: uuidOf(name),
        source: 'web',
        storeId: '9',
        channel: 'web_form',
        initiation: 'customer',
        signalSource: 'complaint',
        reportedAt: '2025-05-01T10:00:00Z',
        cues: [],
        cueRulesVersion: 1,
      },
    },
    {
      type: 'CasesMerged',
      data: { ...link(name), reason: 'same_failure', mergedAt: '2025-05-01T11:00:00Z' },
    },
  ],
  unmerged: [
    { type: 'CasesUnmerged', data: { ...link(name), unmergedAt: '2025-05-01T12:00:00Z' } },
  ],
});
