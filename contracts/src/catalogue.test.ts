import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, catalogueEntry, schemaVersion } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { contractFiles } from './contract-files.ts';
import { dottedType, envelope } from './envelope.ts';
import { EVENT_TYPES, eventJsonSchema, versionedName } from './event-json-schema.ts';
import { openStrings } from './open-strings.ts';

const packageFolder = join(import.meta.dirname, '..');
const examplesFolder = join(packageFolder, 'examples');
const exampleNames = readdirSync(examplesFolder).filter((name) => name !== 'manifest.json');
const textOf = (path: string) => readFileSync(join(packageFolder, path), 'utf8');
const entries: [string, CatalogueEntry][] = Object.entries(CATALOGUE);

const exampleOf = (name: string) => {
  const [, type, version] = /^([A-Za-z]+)\.v([1-9]\d*)\.json$/.exec(name) ?? [];
  const message = JSON.parse(textOf(`examples/${name}`));
  return { type: type ?? '', version: Number(version), message };
};

// Words that would name a person or lead to one; ids and codes have other names.
const PERSONAL =
  /name|mail|phone|street|address|city|postcode|zip|birth|gender|iban|narrative$|text$|comment$/i;

const fieldNames = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(fieldNames)];
};

describe('the catalogue', () => {
  it('gives every schema the id of its type and version', () => {
    const ids = entries.map(([, { schema }]) => schema.meta()?.id);
    expect(ids).toEqual(entries.map(([type, { version }]) => `${type}.v${version}`));
  });

  it('names no type that the envelope refuses', () => {
    const { type } = envelope.shape;
    const dotted = entries.map(([name, { producer, version }]) =>
      dottedType(producer, name, version),
    );
    expect(dotted.filter((each) => !type.safeParse(each).success)).toEqual([]);
  });

  it('reads older versions through an upcast where there are any', () => {
    const without = entries.filter(([, each]) => each.version > 1 && each.upcast === undefined);
    expect(without).toEqual([]);
  });

  it('finds own keys only', () => {
    expect(catalogueEntry('toString')).toBeUndefined();
    expect(() => schemaVersion('RemedyForgotten')).toThrow('RemedyForgotten');
    expect(schemaVersion('RemedyOffered')).toBe(1);
  });
});

describe('an event schema', () => {
  it('has no open string', () => {
    const open = EVENT_TYPES.flatMap((type) =>
      openStrings(eventJsonSchema(type)).map((path) => `${type}${path}`),
    );
    expect(open).toEqual([]);
  });

  it('has no field for personal data', () => {
    const personal = EVENT_TYPES.flatMap((type) =>
      fieldNames(eventJsonSchema(type))
        .filter((name) => PERSONAL.test(name))
        .map((name) => `${type}.${name}`),
    );
    expect(personal).toEqual([]);
  });
});

describe('an example', () => {
  it('exists for every type in its current version', () => {
    const missing = EVENT_TYPES.map((type) => `${versionedName(type)}.json`).filter(
      (name) => !exampleNames.includes(name),
    );
    expect(missing).toEqual([]);
  });

  it.each(exampleNames)('parses, envelope and data: %s', (name) => {
    const { type, version, message } = exampleOf(name);
    const { data, datacontenttype, ...attributes } = message;
    const entry = catalogueEntry(type);
    if (entry === undefined) throw new Error(`${name} is of no type in the catalogue`);
    expect(envelope.parse(attributes)).toEqual(attributes);
    expect(datacontenttype).toBe('application/json');
    expect(message.type).toBe(dottedType(entry.producer, type, version));
    expect(message.source).toBe(`/amends/${entry.producer}`);
    const isCurrent = version === entry.version;
    const current = isCurrent ? data : entry.upcast?.(data, version);
    // An example of today's version shows nothing the schema does not know.
    expect(entry.schema.parse(current)).toEqual(isCurrent ? data : expect.anything());
  });

  it('is never edited once it is in the manifest', () => {
    const manifest = JSON.parse(textOf('examples/manifest.json'));
    const actual = exampleNames.map((name) => [
      name,
      createHash('sha256')
        .update(textOf(`examples/${name}`))
        .digest('hex'),
    ]);
    expect(Object.fromEntries(actual)).toEqual(manifest);
  });
});

describe('the generated files', () => {
  it.each(Object.entries(contractFiles()))('are fresh against the code: %s', (path, text) => {
    expect(textOf(path)).toBe(text);
  });
});
