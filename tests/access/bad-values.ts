import type { Members } from './bad-bodies.ts';
import { type Operation, resolved, type Schema } from './operations.ts';

/** A body with one value that does not belong where it stands. */
export interface BadValue {
  /** Pointer to it. */
  readonly place: string;
  readonly value: unknown;
  readonly body: Members;
}

/** None of these may become an integer, however a lenient reader would make one of it. */
const NO_INTEGERS = ['1', '', 1.5, true, [5], {}, null, 'one', 999_999_999_999_999] as const;
/** None of these is a number at all: for a place whose good value is a fraction. */
const NO_NUMBERS = NO_INTEGERS.filter((value) => typeof value !== 'number');

/** Instants that a lenient reader takes, moves by a second, or hands to a database that fails. */
export const BAD_INSTANTS = [
  '0000-01-01T00:00:00Z',
  '2024-06-01T23:59:60Z',
  '2024-06-01T24:00:00Z',
  '2024-06-01 00:00:00Z',
  '2024-02-30T00:00:00Z',
  '1999-12-31T23:59:59Z',
  '2101-01-01T00:00:00Z',
  '2024-06-01T00:00:00.1234567891Z',
  '2024-06-01',
  '+002024-06-01T00:00:00Z',
];
const BAD_UUIDS = [
  'URN:UUID:6BA7B810-9DAD-11D1-80B4-00C04FD430C8',
  '6BA7B810-9DAD-11D1-80B4-00C04FD430C8',
  '{6ba7b810-9dad-11d1-80b4-00c04fd430c8}',
  '6ba7b8109dad11d180b400c04fd430c8',
];

/** Texts that have broken a program somewhere; a field may take them, but nothing may break. */
export const ODD_TEXTS = [
  '',
  ' ',
  "'; drop table events; --",
  "' or 1=1 --",
  '%00',
  '../../etc/passwd',
  '\x24{jndi:ldap://a/b}',
  '{{7*7}}',
  '=1+1',
  '<script>alert(1)</script>',
  '__proto__',
  'null',
  'NaN',
  '\u202etxt.exe',
  'a\u200bb',
  '\ufeffa',
  '\uffff',
  '\u{1f9d1}\u200d\u{1f680}'.repeat(50),
  'ß'.repeat(300),
  'a'.repeat(20_000),
  '\t\n',
  '2024-06-01',
];

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Values that may not stand where the good one does: a text is no number, a number no text. */
const wrongFor = (good: unknown): readonly unknown[] => {
  if (typeof good === 'number') return Number.isInteger(good) ? NO_INTEGERS : NO_NUMBERS;
  if (typeof good === 'boolean') return ['true', 1, 0, [], {}, 'x'];
  if (typeof good !== 'string') return [1, 'x', true];
  const wrong = [1, true, [good], { text: good }];
  if (INSTANT.test(good)) return [...wrong, ...BAD_INSTANTS];
  return UUID.test(good) ? [...wrong, ...BAD_UUIDS] : wrong;
};

type Replaced = { readonly place: string; readonly good: unknown; with(value: unknown): unknown };

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** A value with one member or element of it replaced. */
const replacing = (value: unknown, name: string, other: unknown): unknown =>
  Array.isArray(value) ? value.with(Number(name), other) : { ...(value as Members), [name]: other };

/** Each value inside a value, and how it is replaced. */
const placesIn = (value: unknown, place = '#'): readonly Replaced[] =>
  entriesOf(value).flatMap(([name, each]) => [
    {
      place: `${place}/${name}`,
      good: each,
      with: (other: unknown) => replacing(value, name, other),
    },
    ...placesIn(each, `${place}/${name}`).map((inside) => ({
      ...inside,
      with: (other: unknown) => replacing(value, name, inside.with(other)),
    })),
  ]);

const replacedBy = (body: Members, values: (good: unknown) => readonly unknown[]): BadValue[] =>
  placesIn(body).flatMap((one) =>
    values(one.good).map((value) => {
      return { place: one.place, value, body: one.with(value) as Members };
    }),
  );

/** Bodies of which none may be taken. */
export const wrongValues = (body: Members): BadValue[] => replacedBy(body, wrongFor);

/** Bodies that may be taken or not. */
export const oddValues = (body: Members): BadValue[] =>
  replacedBy(body, (good) => (typeof good === 'string' ? ODD_TEXTS : [null, -1]));

/** A member that the published schema has and the good body has not. */
type Missing = Replaced & { readonly name: string; readonly schema: Schema };

const missingIn = (service: string, given: Schema, value: unknown, place = '#'): Missing[] => {
  const schema = resolved(service, given);
  const { properties = {}, items = {} } = schema as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly items?: Schema;
  };
  const missing =
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? []
      : Object.keys(properties)
          .filter((name) => !(name in value))
          .map((name) => ({
            name,
            place: `${place}/${name}`,
            good: undefined,
            schema: resolved(service, properties[name]!),
            with: (other: unknown) => ({ ...value, [name]: other }),
          }));
  const below = entriesOf(value).flatMap(([name, each]) => {
    const inside = Array.isArray(value) ? items : (properties[name] ?? {});
    return missingIn(service, inside, each, `${place}/${name}`).map((one) => ({
      ...one,
      with: (other: unknown) => replacing(value, name, one.with(other)),
    }));
  });
  return [...missing, ...below];
};

const wrongByType: Readonly<Record<string, readonly unknown[]>> = {
  string: [1, true, ['x'], { text: 'x' }],
  integer: NO_INTEGERS.filter((value) => value !== null),
  number: NO_NUMBERS.filter((value) => value !== null),
  boolean: ['true', 1, 0, [], {}],
  array: ['x', 1, {}],
  object: ['x', 1, []],
};

const wrongForSchema = ({ name, schema }: Missing): readonly unknown[] => {
  const wrong = wrongByType[String(schema.type)] ?? [];
  if (schema.type !== 'string') return wrong;
  if (name.endsWith('At')) return [...wrong, ...BAD_INSTANTS];
  if (schema.enum !== undefined) return [...wrong, 'x', ''];
  return String(schema.pattern).includes('[89ab]') ? [...wrong, ...BAD_UUIDS] : wrong;
};

const missingOf = ({ service, described }: Operation, body: Members): Missing[] =>
  Object.values(described.requestBody?.content ?? {}).flatMap(({ schema = {} }) =>
    missingIn(service, schema, body),
  );

/** The same of what the good body leaves out, by the published schema: none may be taken. */
export const wrongMembers = (operation: Operation, body: Members): BadValue[] =>
  missingOf(operation, body).flatMap((one) =>
    wrongForSchema(one).map((value) => {
      return { place: one.place, value, body: one.with(value) as Members };
    }),
  );

/** Of those that take a text: each with one odd text, so that every text meets some member. */
export const oddMembers = (operation: Operation, body: Members): BadValue[] =>
  missingOf(operation, body)
    .filter(({ schema }) => schema.type === 'string')
    .map((one, at) => {
      const value = ODD_TEXTS[at % ODD_TEXTS.length]!;
      return { place: one.place, value, body: one.with(value) as Members };
    });
