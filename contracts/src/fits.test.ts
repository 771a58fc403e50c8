import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CATALOGUE, type EventType } from './catalogue.ts';
import { fitsOf } from './fits.ts';

const folder = join(import.meta.dirname, '..', 'examples');
const examples = readdirSync(folder)
  .filter((name) => name !== 'manifest.json')
  .map((name) => {
    const { data } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { data: unknown };
    return [name.split('.')[0] as EventType, data] as const;
  });

const ODD = [null, undefined, true, '', 'x', 'ö', '2026-06-01T09:00:00Z', -1, 0, 1.5, 8, 1e20];
const ODD_THINGS = [...ODD, Number.NaN, [], [null], ['x', 'x'], {}, { caseId: 1 }];

const SHARES = 3;
let turn = 0;
/** A third of the odd things, the next one each time: each field is of a kind that many are of. */
const someOdd = (): unknown[] => {
  turn += 1;
  return ODD_THINGS.filter((_, at) => (at + turn) % SHARES === 0);
};

/** The value with one thing in it, at any depth, taken away or replaced by odd ones. */
const spoilt = function* (value: unknown): Generator<unknown> {
  yield* someOdd();
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    yield Array.from({ length: 2_000 }, () => value[0]);
    for (const [at, item] of value.entries())
      for (const other of spoilt(item)) yield value.with(at, other);
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    const { [name]: _gone, ...rest } = value as Record<string, unknown>;
    yield rest;
    for (const other of spoilt(item)) yield { ...value, [name]: other };
  }
  yield { ...value, unheardOf: 1 };
};

describe('the quick check of events', () => {
  it('says of every example, and of it with anything in it spoilt, what its schema says', () => {
    const differing: unknown[] = [];
    let refused = 0;
    for (const [type, example] of examples) {
      const { schema } = CATALOGUE[type];
      const fits = fitsOf(schema);
      for (const value of [example, ...spoilt(example)]) {
        const { success } = schema.safeParse(value);
        if (!success) refused += 1;
        if (fits(value) !== success) differing.push([type, value]);
      }
    }
    expect(differing).toEqual([]);
    expect(refused).toBeGreaterThan(10_000);
  });

  it('asks the schema of a kind, or of rules, that it does not know', () => {
    const even = z.object({ n: z.number().multipleOf(2) });
    expect([2, 3].map((n) => fitsOf(even)({ n }))).toEqual([true, false]);
    const ordered = z.object({ a: z.int(), b: z.int() }).refine(({ a, b }) => a < b);
    expect(fitsOf(ordered)({ a: 1, b: 2 })).toBe(true);
    expect(fitsOf(ordered)({ a: 2, b: 1 })).toBe(false);
    expect(fitsOf(z.strictObject({}))({ a: 1 })).toBe(false);
    const either = z.object({ of: z.union([z.literal('a'), z.record(z.string(), z.int())]) });
    expect(['a', 'b', { x: 1 }, { x: 'y' }].map((of) => fitsOf(either)({ of }))).toEqual([
      ...[true, false, true, false],
    ]);
    const everySecond = z.string().regex(/a/g);
    expect(['a', 'a', 'b'].map(fitsOf(everySecond))).toEqual([true, true, false]);
  });
});
