import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { jsonSchemaOf } from './event-json-schema.ts';
import { openStrings } from './open-strings.ts';

const found = (schema: z.ZodType) => openStrings(jsonSchemaOf(schema, 'draft-2020-12'));

describe('the search for open strings', () => {
  it('reports a plain string wherever it stands', () => {
    const schema = z.object({
      note: z.string(),
      nested: z.object({ list: z.array(z.string().max(10)) }),
      either: z.union([z.string(), z.int()]),
      maybe: z.string().nullable().optional(),
    });
    expect(found(schema)).toEqual(['/note', '/nested/list/items', '/either/anyOf/0', '/maybe']);
  });

  it('reports what takes every value', () => {
    expect(found(z.object({ anything: z.unknown() }))).toEqual(['/anything']);
  });

  it('reports a map with keys of any text', () => {
    expect(found(z.object({ map: z.record(z.string(), z.int()) }))).toEqual(['/map/propertyNames']);
  });

  it('accepts strings that a list, a constant, a pattern or a format closes', () => {
    const schema = z.object({
      list: z.enum(['a', 'b']),
      constant: z.literal('x'),
      pattern: z.string().regex(/^[a-z]+$/),
      format: z.iso.datetime(),
      map: z.partialRecord(z.enum(['k']), z.int()),
    });
    expect(found(schema)).toEqual([]);
  });
});
