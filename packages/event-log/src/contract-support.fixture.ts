import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import type { Apply } from './consumer-options.ts';
import { encodeRow } from './envelope-codec.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EventLog, LogRecord } from './types.ts';

/** What the contract needs from an adapter, apart from the log itself. */
export interface LogHarness {
  /** A handle of its own, as another process would have. */
  open(): EventLog;
  /** The same as JSON, for a child process. */
  readonly config: object;
  createTopic(name: string, partitions: number): Promise<void>;
  deleteTopic(name: string): Promise<void>;
}

export const PRODUCER = '0190b1a2-0000-7000-8000-000000000001';

export interface TestEvent {
  readonly topic: string;
  readonly partitions: number;
  readonly key: string;
  /** Seq in the store, from 1. */
  readonly seq: number;
  readonly producerId?: string;
  readonly type?: string;
  readonly data?: unknown;
}

/** A record as the relay of triage would make it. */
export const testRecord = (event: TestEvent): LogRecord =>
  encodeRow(
    {
      seq: BigInt(event.seq),
      streamId: `triage-${event.key}`,
      version: event.seq,
      eventId: randomUUID(),
      type: event.type ?? 'CaseAssigned',
      schemaVersion: 1,
      data: JSON.stringify(event.data ?? { n: event.seq }),
      meta: JSON.stringify({
        subject: event.key,
        time: '2026-01-05T10:00:00Z',
        correlationId: randomUUID(),
        causationId: randomUUID(),
        actor: 'test',
      }),
      recordedAt: '2026-01-05T10:00:01.123456Z',
    },
    {
      service: 'triage',
      producerId: event.producerId ?? PRODUCER,
      topic: event.topic,
      partitions: event.partitions,
    },
  );

/** Records with seq 1 to `count`, over `keys` keys in turn. */
export const testRecords = (
  topic: string,
  partitions: number,
  count: number,
  keys = 20,
): LogRecord[] =>
  Array.from({ length: count }, (_, at) =>
    testRecord({ topic, partitions, key: `case-${at % keys}`, seq: at + 1 }),
  );

export const TALLY_TABLE = `create table if not exists tally (
  id bigint generated always as identity, consumer text, key text, seq bigint, event_id text)`;

/** Not idempotent on purpose: an event applied twice is two rows. */
export const tally =
  (consumer: string): Apply =>
  async ({ client }, events) => {
    await client.query(
      `insert into tally (consumer, key, seq, event_id)
       select $1, key, seq, id
       from json_to_recordset($2::json) as e(at int, key text, seq bigint, id text) order by at`,
      [consumer, JSON.stringify(events.map((event, at) => ({ at, ...asRow(event) })))],
    );
  };

const asRow = (event: LoggedEvent) => ({
  key: event.partitionKey,
  seq: Number(event.producerSeq),
  id: event.id,
});

/** What a consumer has applied: rows in order of effect. */
export const tallied = async (
  pool: Pool,
  consumer: string,
): Promise<{ key: string; seq: number }[]> => {
  const { rows } = await pool.query(
    'select key, seq::int as seq from tally where consumer = $1 order by id',
    [consumer],
  );
  return rows;
};

/** True when every key's events were applied in the order they were written. */
export const isInOrderPerKey = (rows: readonly { key: string; seq: number }[]): boolean => {
  const last = new Map<string, number>();
  return rows.every(({ key, seq }) => {
    const before = last.get(key) ?? 0;
    last.set(key, seq);
    return seq > before;
  });
};

/** A consumer in a process of its own, to be frozen. */
export interface Member {
  readonly pid: number;
  /** Resolves with the next line that begins so. */
  line(start: string): Promise<string>;
  send(line: string): void;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<void>;
}

/** Starts member-process.fixture.ts with its settings as JSON. */
export const startMember = (settings: object): Member => {
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      fileURLToPath(new URL('member-process.fixture.ts', import.meta.url)),
      JSON.stringify(settings),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const lines: string[] = [];
  const waiting: { start: string; resolve: (line: string) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const at = waiting.findIndex(({ start }) => line.startsWith(start));
    if (at < 0) lines.push(line);
    else waiting.splice(at, 1)[0]!.resolve(line);
  });
  return {
    pid: child.pid!,
    line: (start) => {
      const at = lines.findIndex((line) => line.startsWith(start));
      if (at >= 0) return Promise.resolve(lines.splice(at, 1)[0]!);
      return new Promise((resolve) => waiting.push({ start, resolve }));
    },
    send: (line) => child.stdin.write(`${line}\n`),
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
  };
};
