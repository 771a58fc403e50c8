import { describe, expect, it } from '@jest/globals';
import type { RawEvent } from '@amends/event-store/watermark-reader';
import { decodeRecord, encodeRow, originOf, typeOf } from './envelope-codec.ts';
import { partitionOf } from './murmur2.ts';

const CASE = '0190b1a2-0000-7000-8000-00000000000a';
const PRODUCER = '0190b1a2-0000-7000-8000-000000000001';
const meta = {
  subject: CASE,
  time: '2026-01-05T10:00:00Z',
  correlationId: '0190b1a2-0000-7000-8000-00000000000b',
  causationId: '0190b1a2-0000-7000-8000-00000000000c',
  actor: 'agent-7',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const row: RawEvent = {
  seq: 9_007_199_254_740_993n,
  streamId: `follow-up-${CASE}`,
  version: 12,
  eventId: '0190b1a2-0000-8000-8000-00000000000d',
  type: 'CaseReopened',
  schemaVersion: 2,
  data: '{"n": 1.10, "b":"ö"}',
  meta: JSON.stringify(meta),
  recordedAt: '2026-01-05T10:00:00.123456Z',
};
const target = {
  service: 'follow-up',
  producerId: PRODUCER,
  topic: 'recovery.events',
  partitions: 12,
} as const;

describe('envelope codec', () => {
  it('writes every attribute as a header and passes the data through byte for byte', () => {
    expect(encodeRow(row, target)).toEqual({
      topic: 'recovery.events',
      partition: partitionOf(CASE, 12),
      key: CASE,
      value: row.data,
      headers: {
        ce_specversion: '1.0',
        ce_id: row.eventId,
        ce_source: '/amends/follow-up',
        ce_type: 'amends.followup.CaseReopened.v2',
        ce_subject: CASE,
        ce_time: meta.time,
        ce_recordedtime: row.recordedAt,
        ce_sequence: '0000000012',
        ce_streamid: row.streamId,
        ce_producer: PRODUCER,
        ce_producerseq: '9007199254740993',
        ce_correlationid: meta.correlationId,
        ce_causationid: meta.causationId,
        ce_actor: meta.actor,
        ce_partitionkey: CASE,
        ce_traceparent: meta.traceparent,
        'content-type': 'application/json',
      },
    });
  });

  it('uses the partition key where it differs from the subject', () => {
    const keyed = { ...row, meta: JSON.stringify({ ...meta, partitionKey: 'store-7' }) };
    const record = encodeRow(keyed, target);
    expect(record).toMatchObject({ key: 'store-7', partition: partitionOf('store-7', 12) });
    expect(record.headers).toMatchObject({ ce_partitionkey: 'store-7', ce_subject: CASE });
  });

  it('reads back what it wrote', () => {
    const record = { ...encodeRow(row, target), offset: 7n };
    expect(decodeRecord(record)).toEqual({
      id: row.eventId,
      service: 'follow-up',
      type: 'CaseReopened',
      schemaVersion: 2,
      subject: CASE,
      time: meta.time,
      recordedTime: row.recordedAt,
      streamId: row.streamId,
      sequence: 12,
      correlationId: meta.correlationId,
      causationId: meta.causationId,
      actor: meta.actor,
      traceparent: meta.traceparent,
      producer: PRODUCER,
      producerSeq: row.seq,
      partitionKey: CASE,
      data: { n: 1.1, b: 'ö' },
      topic: 'recovery.events',
      partition: record.partition,
      offset: 7n,
    });
    expect(originOf(record)).toEqual({ producer: PRODUCER, seq: row.seq, service: 'follow-up' });
    expect(typeOf(record)).toBe('CaseReopened');
  });

  it('refuses a record that lacks an attribute, is not JSON or names a foreign type', () => {
    const good = { ...encodeRow(row, target), offset: 7n };
    for (const name of Object.keys(good.headers).filter((each) => each.startsWith('ce_'))) {
      const { [name]: _gone, ...headers } = good.headers;
      const optional = ['ce_specversion', 'ce_source', 'ce_partitionkey', 'ce_traceparent'];
      if (optional.includes(name)) continue;
      expect(() => decodeRecord({ ...good, headers })).toThrow(`header ${name} is missing`);
    }
    expect(() => decodeRecord({ ...good, value: '{"cut":' })).toThrow('not JSON');
    expect(() => decodeRecord({ ...good, value: null })).toThrow('null');
    const foreign = { ...good, headers: { ...good.headers, ce_type: 'com.example.thing' } };
    expect(() => decodeRecord(foreign)).toThrow('not a type of ours');
    expect(typeOf(foreign)).toBeUndefined();
    const odd = { ...good, headers: { ...good.headers, ce_producerseq: '1e3' } };
    expect(() => decodeRecord(odd)).toThrow('not a number');
    expect(originOf(odd)).toBeUndefined();
  });
});
