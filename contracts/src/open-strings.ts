import type { JsonSchema } from './event-json-schema.ts';

const CLOSED_BY = ['enum', 'const', 'pattern', 'format'] as const;
const SAYS_WHAT_IT_IS = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const'] as const;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mayBeString = ({ type }: JsonSchema): boolean =>
  type === 'string' || (Array.isArray(type) && type.includes('string'));

const at = (path: string, name: string | number): string => `${path}/${name}`;

const children = (schema: JsonSchema, path: string): [unknown, string][] => {
  const found: [unknown, string][] = [];
  for (const name of ['properties', '$defs', 'definitions', 'patternProperties']) {
    for (const [key, each] of Object.entries(isSchema(schema[name]) ? schema[name] : {})) {
      found.push([each, name === 'properties' ? at(path, key) : at(at(path, name), key)]);
    }
  }
  for (const name of ['anyOf', 'oneOf', 'allOf', 'prefixItems']) {
    const list = Array.isArray(schema[name]) ? schema[name] : [];
    for (const [index, each] of list.entries()) found.push([each, at(at(path, name), index)]);
  }
  for (const name of ['items', 'additionalProperties', 'propertyNames', 'contains', 'not']) {
    if (schema[name] !== undefined && schema[name] !== false) {
      found.push([schema[name], at(path, name)]);
    }
  }
  return found;
};

/**
 * Places of a JSON Schema where any text may stand: a string without enum, const, pattern or
 * format, a schema that takes everything, or the keys of a map. Events have none of them, because
 * an open text is where personal data gets in.
 */
export const openStrings = (schema: unknown, path = ''): string[] => {
  const here = path === '' ? '/' : path;
  if (!isSchema(schema) || !SAYS_WHAT_IT_IS.some((key) => schema[key] !== undefined)) return [here];
  const isOpen = mayBeString(schema) && !CLOSED_BY.some((key) => schema[key] !== undefined);
  const hasOpenKeys =
    schema.additionalProperties !== undefined &&
    schema.additionalProperties !== false &&
    schema.propertyNames === undefined;
  return [
    ...(isOpen ? [here] : []),
    ...(hasOpenKeys ? [at(path, 'propertyNames')] : []),
    ...children(schema, path).flatMap(([each, where]) => openStrings(each, where)),
  ];
};
