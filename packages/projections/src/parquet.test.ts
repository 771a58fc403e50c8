import { describe, expect, it } from '@jest/globals';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { toParquet } from './parquet.ts';
import type { FactTable } from './types.ts';

const table: FactTable = {
  name: 'thing',
  columns: {
    thing_id: 'uuid not null',
    store_id: 'text',
    rung: 'smallint',
    paid_minor: 'bigint',
    square: 'numeric',
    share: 'double precision',
    is_late: 'boolean',
    on_day: 'date',
    seen_at: 'timestamptz',
    tags: 'text[]',
    waits: 'jsonb',
  },
};

const full = {
  thing_id: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
  store_id: '=Größe, "9"',
  rung: -3,
  paid_minor: 9_007_199_254_740_993n,
  square: '123456789012345678901234567890.5',
  share: 0.1,
  is_late: true,
  on_day: '2026-02-28',
  seen_at: '2026-10-25T00:30:00.250Z',
  tags: ['a', 'b'],
  waits: [['2026-10-25T00:30:00Z', null], { deep: { n: 1 } }],
};
const empty = {
  ...Object.fromEntries(Object.keys(full).map((name) => [name, null])),
  thing_id: full.thing_id,
};

const bytesOf = (buffer: Buffer): ArrayBuffer =>
  buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer;

describe('rows as Parquet', () => {
  it('come back as they were, whatever their type, and nothing as null', async () => {
    const rows = [full, empty, { ...full, paid_minor: 5 }];
    const file = bytesOf(toParquet(table, rows));
    const found = await parquetReadObjects({ file });
    expect(found).toHaveLength(3);
    expect(found[0]).toEqual({
      thingId: full.thing_id,
      storeId: '=Größe, "9"',
      rung: -3,
      paidMinor: 9_007_199_254_740_993n,
      square: '123456789012345678901234567890.5',
      share: 0.1,
      isLate: true,
      onDay: new Date('2026-02-28T00:00:00Z'),
      seenAt: new Date('2026-10-25T00:30:00.250Z'),
      tags: ['a', 'b'],
      waits: [['2026-10-25T00:30:00Z', null], { deep: { n: 1 } }],
    });
    const { thingId, ...rest } = found[1]!;
    expect(thingId).toBe(full.thing_id);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(found[2]!.paidMinor).toBe(5n);
  });

  it('tell their types to whoever reads the file', () => {
    const { schema } = parquetMetadata(bytesOf(toParquet(table, [full])));
    const typeOf = (name: string) => {
      const {
        type,
        logical_type: logical,
        repetition_type: repetition,
      } = schema.find((element) => element.name === name)!;
      return [type, logical?.type ?? null, repetition];
    };
    expect(typeOf('thingId')).toEqual(['FIXED_LEN_BYTE_ARRAY', 'UUID', 'REQUIRED']);
    expect(typeOf('paidMinor')).toEqual(['INT64', null, 'OPTIONAL']);
    expect(typeOf('seenAt')).toEqual(['INT64', 'TIMESTAMP', 'OPTIONAL']);
    expect(schema.find(({ name }) => name === 'seenAt')!.logical_type).toMatchObject({
      isAdjustedToUTC: true,
    });
    expect(typeOf('onDay')).toEqual(['INT32', 'DATE', 'OPTIONAL']);
    expect(typeOf('waits')).toEqual(['BYTE_ARRAY', 'JSON', 'OPTIONAL']);
  });

  it('are a file with columns where there are none', async () => {
    const file = bytesOf(toParquet(table, []));
    expect(await parquetReadObjects({ file })).toEqual([]);
    expect(parquetMetadata(file).schema).toHaveLength(12);
  });
});
