import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * Nobody is measured by what they gave (R-091, EMP-02). Read from what every service publishes: an
 * operation that picks out, groups or orders by a person must not answer with money, and none lists
 * people together with money that they gave.
 */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly description?: string;
    readonly schema?: unknown;
  }[];
  readonly responses?: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Words for a member of staff, alone or at the end or the beginning of a name. */
const PERSON = /^(employee|staff|handler|owner|holder|assignee|proposer|approver|actor)/i;
const GIVEN = /^(amount|goodwill|restitution|spend|spent|cost|value(Given)?|money)/i;
/** How figures of every kind are published, money or not: what they count is asked apart. */
const FIGURES = /\/v1\/figures/;

const wordsOf = (text: string): string[] => text.split(/[^A-Za-z]+/);
const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

/** Every property name of an answer, references followed. */
const propertiesOf = (document: Document, value: unknown, seen = new Set<unknown>()): string[] => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const { $ref, properties } = value as Schema;
  const parts = $ref?.split('/').slice(1) ?? [];
  const target = parts.reduce<unknown>(
    (at, part) => (at as Readonly<Record<string, unknown>>)[part],
    document,
  );
  return [
    ...(parts.length === 0 ? [] : propertiesOf(document, target, seen)),
    ...Object.keys(properties ?? {}),
    ...Object.values(value).flatMap((each) => propertiesOf(document, each, seen)),
  ];
};

const selectsPeople = ({ parameters = [] }: Operation): boolean =>
  parameters
    .filter((each) => each.in === 'query')
    .flatMap(({ name, description, schema }) => [name, description ?? '', ...stringsIn(schema)])
    .flatMap(wordsOf)
    .some((word) => PERSON.test(word));

const faultsOf = (service: string, document: Document): string[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const told = propertiesOf(document, operation.responses?.['200']);
      const tellsMoney = told.some((name) => GIVEN.test(name));
      const isFault = selectsPeople(operation) && tellsMoney && !FIGURES.test(path);
      return isFault ? [`${service}: ${method.toUpperCase()} ${path}`] : [];
    }),
  );

/** Operations that answer with people and money together, without a case in the path. */
const listsPeopleAndMoney = (service: string, document: Document): string[] =>
  Object.entries(document.paths).flatMap(([path, operations]) => {
    const told = propertiesOf(document, operations.get?.responses?.['200']);
    const isOfOneCase = /\/cases\/\{/.test(path);
    const both = told.some((name) => PERSON.test(name)) && told.some((name) => GIVEN.test(name));
    return both && !isOfOneCase ? [`${service}: GET ${path}`] : [];
  });

const folder = join(import.meta.dirname, '../generated/openapi');
const documents = readdirSync(folder).map((name): [string, Document] => [
  name.replace('.json', ''),
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Document,
]);

const document = (operation: Operation): Document => ({
  paths: { '/v1/remedies-given': { get: operation } },
});
const answering = (...names: readonly string[]): Operation['responses'] => ({
  200: { schema: { properties: Object.fromEntries(names.map((name) => [name, {}])) } },
});
const query = (name: string, description = '') => [{ in: 'query', name, description }];

describe('what any service publishes', () => {
  it.each(documents)(
    'R-091, R-130: lets nobody rank or filter staff by spend: %s',
    (name, found) => {
      expect(faultsOf(name, found)).toEqual([]);
    },
  );

  it('R-091: lists people and money together only where money waits to be decided on', () => {
    expect(documents.flatMap(([name, found]) => listsPeopleAndMoney(name, found))).toEqual([
      // Whom a pending request waits for, and what people may give: nobody is listed by what
      // they gave.
      'remedy: GET /v1/goodwill-approvals',
    ]);
  });
});

describe('figures of any slice', () => {
  it('R-130: pick out people only where cases are counted, or for coaching without money', () => {
    const picking = documents.flatMap(([name, { paths }]) =>
      Object.entries(paths)
        .filter(([path, { get }]) => FIGURES.test(path) && get && selectsPeople(get))
        .map(([path]) => `${name}: GET ${path}`),
    );
    expect(picking).toEqual([
      'case-files: GET /v1/figures',
      // What customers answered, from ten answers and two employees on; what they were given is
      // left out, as its own test says.
      'justice-scores: GET /v1/figures/employees',
    ]);
  });
});

describe('the search for such operations', () => {
  it.each([
    ['filters by a person', query('filter[ownerId][eq]')],
    ['sorts by a person', query('sort', 'One of storeId, employeeId.')],
  ])('finds one that %s and tells money', (_how, parameters) => {
    const found = document({ parameters, responses: answering('goodwill') });
    expect(faultsOf('x', found)).toEqual(['x: GET /v1/remedies-given']);
  });

  it('lets pass what tells no money, or picks nobody out', () => {
    const noMoney = { parameters: query('filter[ownerId][eq]'), responses: answering('state') };
    const nobody = { parameters: query('filter[storeId][eq]'), responses: answering('amount') };
    expect([noMoney, nobody].flatMap((each) => faultsOf('x', document(each)))).toEqual([]);
  });

  it('finds one that lists people with what they gave', () => {
    const found = document({ responses: answering('employeeId', 'amount') });
    expect(listsPeopleAndMoney('x', found)).toEqual(['x: GET /v1/remedies-given']);
  });
});
