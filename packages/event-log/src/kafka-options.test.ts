import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import {
  BYTES_PER_SEND_MAX,
  CLIENT_SETTINGS,
  CONSUMER_SETTINGS,
  PRODUCER_SETTINGS,
  RUN_SETTINGS,
  SEND_SETTINGS,
  SUBSCRIBE_SETTINGS,
  topicSettings,
} from './kafka-options.ts';
import { splitSends, unanswered } from './kafka-producer.ts';
import { gate, type KafkaSlot, outOfRange } from './kafka-slot.ts';
import { PATCHED_VERSION, patchKafkaTimers } from './kafkajs-timer-patch.ts';
import type { LogRecord } from './types.ts';

const require = createRequire(import.meta.url);
const RETRY = { retries: 8, initialRetryTime: 200, maxRetryTime: 5_000 };

describe('Kafka settings', () => {
  it('produce idempotently, to all replicas, one request in flight, with bounded retries', () => {
    expect(PRODUCER_SETTINGS).toEqual({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      retry: RETRY,
    });
    expect(SEND_SETTINGS).toEqual({ acks: -1, timeout: 30_000 });
    expect(CLIENT_SETTINGS.retry).toEqual(RETRY);
  });

  it('consume from the beginning, committed records only, committing nothing by themselves', () => {
    expect(SUBSCRIBE_SETTINGS).toEqual({ fromBeginning: true });
    expect(RUN_SETTINGS).toEqual({ autoCommit: false, eachBatchAutoResolve: false });
    expect(CONSUMER_SETTINGS).toEqual({
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      minBytes: 1,
      maxBytesPerPartition: 1_048_576,
      maxBytes: 4_194_304,
      maxWaitTimeInMs: 250,
      readUncommitted: false,
    });
  });

  it('make topics that expire nothing and elect no replica that is behind', () => {
    expect(topicSettings(3)).toEqual({
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'cleanup.policy': 'delete',
      'min.insync.replicas': '2',
      'unclean.leader.election.enable': 'false',
    });
    expect(topicSettings(1)['min.insync.replicas']).toBe('1');
  });
});

describe('kafkajs timer patch', () => {
  interface Queue {
    pending: unknown[];
    throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    checks: number;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: Queue };
  const makeQueue = (pending: unknown[]): Queue =>
    Object.assign(Object.create(prototype) as Queue, {
      pending,
      throttledUntil: -1,
      throttleCheckTimeoutId: null,
      checks: 0,
      checkPendingRequests(this: Queue) {
        this.checks += 1;
      },
    });

  it('is for the version that is installed', () => {
    expect((require('kafkajs/package.json') as { version: string }).version).toBe(PATCHED_VERSION);
    expect(typeof prototype.scheduleCheckPendingRequests).toBe('function');
    expect(patchKafkaTimers).not.toThrow();
  });

  it('schedules nothing while no request waits, and one check while some do', async () => {
    patchKafkaTimers();
    const idle = makeQueue([]);
    idle.scheduleCheckPendingRequests();
    expect(idle.throttleCheckTimeoutId).toBeNull();
    const busy = makeQueue(['a request']);
    const checked = new Promise<void>((resolve) => {
      busy.checkPendingRequests = () => {
        busy.checks += 1;
        expect(busy.throttleCheckTimeoutId).toBeNull();
        resolve();
      };
    });
    busy.scheduleCheckPendingRequests();
    const timer = busy.throttleCheckTimeoutId;
    busy.scheduleCheckPendingRequests();
    expect(busy.throttleCheckTimeoutId).toBe(timer);
    await checked;
    expect(busy.checks).toBe(1);
  });
});

describe('Kafka sends', () => {
  const record = (value: string): LogRecord => ({
    topic: 't',
    partition: 0,
    key: 'k',
    value,
    headers: {},
  });

  it('are split at 500 records and at half a megabyte, in order', () => {
    const many = Array.from({ length: 1_200 }, (_, at) => record(String(at)));
    expect(splitSends(many).map((part) => part.length)).toEqual([500, 500, 200]);
    expect(splitSends(many).flat()).toEqual(many);
    const big = record('x'.repeat(BYTES_PER_SEND_MAX));
    expect(splitSends([record('a'), big, record('b')]).map((part) => part.length)).toEqual([
      1, 1, 1,
    ]);
    expect(splitSends([])).toEqual([]);
  });

  it('are sent again for partitions no broker has answered for', () => {
    const records = [0, 1, 2, 1].map((partition) => ({ ...record('v'), partition }));
    const answer = (partition: number, errorCode = 0) => ({ topicName: 't', partition, errorCode });
    expect(unanswered(records, [answer(0), answer(1), answer(2)])).toEqual([]);
    expect(unanswered(records, [answer(0), answer(2)])).toEqual([records[1], records[3]]);
    expect(unanswered(records, [answer(0), answer(1), answer(2, 6)])).toEqual([records[2]]);
  });
});

describe('Kafka gate', () => {
  const slot = (): KafkaSlot => ({
    topic: 't',
    partition: 3,
    expected: 10n,
    mismatches: 0,
    failures: 0,
    committedAt: 0,
  });
  const batch = (fetchedOffset: string) => ({ fetchedOffset }) as never;

  it('opens for a fetch from the expected offset, asks to verify after three others', () => {
    const at = slot();
    expect(gate(at, batch('10'))).toBe('open');
    expect([gate(at, batch('0')), gate(at, batch('0')), gate(at, batch('0'))]).toEqual([
      'seek',
      'seek',
      'verify',
    ]);
    expect(gate(at, batch('10'))).toBe('open');
    expect(at.mismatches).toBe(0);
  });

  it('names records that are gone and a log that ends before the position', () => {
    expect(outOfRange(slot(), 10n, { low: 10n, high: 10n })).toBeUndefined();
    expect(outOfRange(slot(), 10n, { low: 12n, high: 20n })).toContain('records 10 to 11 are gone');
    expect(outOfRange(slot(), 10n, { low: 0n, high: 4n })).toContain('ends at 4');
  });
});
