import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { answerShaper, UNSURE } from './answer-shape.ts';

const inner = z.object({
  value: z.number().nullable(),
  n: z.int().min(0).max(9).nullable(),
  unit: z.enum(['cases', 'share']),
  counts: z.record(z.string(), z.int()).optional(),
  note: z.string().nullable().optional(),
});
const schema = z.object({
  rows: z.array(z.object({ group: z.record(z.string(), z.string().nullable()), inner })),
  // Kinds that are asked themselves, some of which change what they let through.
  at: z.iso.datetime().optional(),
  size: z.number().multipleOf(5).optional(),
  side: z.union([z.object({ left: z.int() }), z.object({ right: z.int() })]).optional(),
  filled: z.string().default('as ever').optional(),
  strict: z.strictObject({ is: z.literal(true) }).optional(),
  loose: z.unknown().optional(),
});

const numbers = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(0.5, NaN, -0, 2 ** 60));
const maybe = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 8, arbitrary: value }, fc.constantFrom(null, undefined, 'x', 7, [], {}));
const inAnyOrder = (members: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(
      fc.record(members, { requiredKeys: [] }),
      fc.shuffledSubarray(Object.keys(members), { minLength: Object.keys(members).length - 1 }),
    )
    .map(([value, order]) => Object.fromEntries(order.map((name) => [name, value[name]])));

const inners = inAnyOrder({
  value: maybe(numbers),
  n: fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, numbers),
  unit: fc.constantFrom('cases', 'share', 'share', 'shares'),
  counts: fc.dictionary(fc.constantFrom('met', 'open', '7', '__proto__'), fc.integer()),
  note: fc.constantFrom('a "quoted"\n one', null, undefined),
  secret: fc.constant('never to leave'),
});
const answers = inAnyOrder({
  rows: fc.array(
    inAnyOrder({
      group: fc.dictionary(fc.constantFrom('store', 'tier'), fc.constantFrom('a', null)),
      inner: inners,
    }),
    { maxLength: 3 },
  ),
  at: fc.constantFrom('2026-01-02T03:04:05Z', undefined),
  size: fc.constantFrom(5, 10, undefined),
  side: maybe(fc.constant({ left: 1, right: 2 })),
  filled: fc.constantFrom('else', undefined),
  strict: fc.constantFrom({ is: true }, { is: true, more: 1 }, undefined),
  loose: fc.constantFrom({ any: ['thing'] }, new Date(0), undefined),
  secret: fc.constant('never to leave'),
});

describe('the shape of an answer', () => {
  const shape = answerShaper(schema);

  it('is what zod makes of it to the letter, and unsure of whatever zod refuses', () => {
    const seen = { sent: 0, refused: 0 };
    fc.assert(
      fc.property(answers, (answer) => {
        const parsed = schema.safeParse(answer);
        const shaped = shape(answer);
        if (shaped === UNSURE) seen.refused += 1;
        else {
          seen.sent += 1;
          expect(parsed.success).toBe(true);
          expect(JSON.stringify(shaped)).toBe(JSON.stringify(parsed.data));
        }
      }),
      { numRuns: 2_000, seed: 7 },
    );
    expect(Math.min(seen.sent, seen.refused)).toBeGreaterThan(100);
  });

  it('is the very same value where nothing of it changes, and without what no schema has', () => {
    const row = { group: { store: '9' }, inner: { value: 1.5, n: 3, unit: 'share' } };
    const answer = { rows: [row], size: 5, filled: 'x' };
    expect(shape(answer)).toBe(answer);
    const untidy = { ...row, inner: { unit: 'share', secret: 's', n: 3, value: 1.5 } };
    expect(JSON.stringify(shape({ ...answer, rows: [row, untidy], secret: 's' }))).toBe(
      JSON.stringify({ ...answer, rows: [row, row] }),
    );
    expect(untidy.inner).toHaveProperty('secret');
  });

  it('lets nothing out of a schema that holds itself but what it names', () => {
    const tree = z.object({
      name: z.string(),
      get parts() {
        return z.array(tree).optional();
      },
    });
    const leaf = { name: 'b', secret: 's' };
    const shaped = answerShaper(tree)({ name: 'a', parts: [leaf] });
    expect(shaped).toEqual({ name: 'a', parts: [{ name: 'b' }] });
  });
});
