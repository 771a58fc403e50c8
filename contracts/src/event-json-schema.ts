import { z } from 'zod';
import { CATALOGUE, type EventType } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { envelope } from './envelope.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** draft-7 is what AsyncAPI 3 assumes of a schema that names no format. */
export type SchemaDraft = 'draft-2020-12' | 'draft-7';

export const EVENT_TYPES = Object.keys(CATALOGUE) as readonly EventType[];

/** `RemedyOffered` -> `RemedyOffered.v1`: id of the schema and name of its files. */
export const versionedName = (type: EventType): string => `${type}.v${CATALOGUE[type].version}`;

/**
 * JSON Schema of a zod schema, from a reader's viewpoint (`io: 'input'`): the output form would say
 * `additionalProperties: false`, and adding an optional field would break every reader.
 * A schema with an id comes out as a lone reference to itself; it is put in place here.
 */
export const jsonSchemaOf = (schema: z.ZodType, draft: SchemaDraft): JsonSchema => {
  const { $ref, $defs, definitions, $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: draft,
  }) as Record<string, unknown>;
  if (typeof $ref !== 'string') return { $schema, ...rest };
  const { [$ref.split('/').at(-1)!]: own, ...others } = ($defs ?? definitions) as JsonSchema;
  if (Object.keys(others).length > 0) {
    throw new Error(`an event schema refers to other schemas: ${Object.keys(others).join(', ')}`);
  }
  return { $schema, ...(own as JsonSchema) };
};

/** JSON Schema of the `data` of an event type, in its current version. */
export const eventJsonSchema = (type: EventType): JsonSchema => {
  const entry: CatalogueEntry = CATALOGUE[type];
  return {
    ...jsonSchemaOf(entry.schema, 'draft-2020-12'),
    $id: `urn:amends:schema:${versionedName(type)}`,
    title: versionedName(type),
    description: `Data of ${type}, written by ${entry.producer}: ${entry.why}.`,
  };
};

/** JSON Schema of the envelope in structured form, without `data`. */
export const envelopeJsonSchema = (): JsonSchema => ({
  ...jsonSchemaOf(envelope, 'draft-2020-12'),
  $id: 'urn:amends:schema:Envelope',
  title: 'Envelope',
  description: 'CloudEvents 1.0 attributes and the extensions of the suite.',
});
