import { resolved, type Schema } from './operations.ts';

const partsOf = (schema: Schema): readonly (readonly [string, Schema])[] => {
  const { properties = {}, additionalProperties: others, items } = schema;
  return [
    ...Object.entries(properties as Readonly<Record<string, Schema>>),
    ...(typeof others === 'object' ? [['*', others as Schema] as const] : []),
    ...(items === undefined ? [] : [['items', items as Schema] as const]),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
      ((schema[word] ?? []) as readonly Schema[]).map(
        (part, at) => [`${word}${at}`, part] as const,
      ),
    ),
  ];
};

/** A record has members of one kind under names of its own: it is closed by that kind. */
const isOpen = ({ type, properties, additionalProperties: others }: Schema): boolean =>
  type === 'object' && others !== false && (properties !== undefined || typeof others !== 'object');

/**
 * Where in a schema of a service an object may have members that nobody named.
 * @param above components that lead here: a schema may contain itself
 */
export const openPlaces = (
  service: string,
  schema: Schema,
  place = '#',
  above: readonly string[] = [],
): string[] => {
  const { $ref: target } = schema;
  if (typeof target === 'string') {
    if (above.includes(target)) return [];
    return openPlaces(service, resolved(service, schema), target, [...above, target]);
  }
  return [
    ...(isOpen(schema) ? [place] : []),
    ...partsOf(schema).flatMap(([name, part]) =>
      openPlaces(service, part, `${place}/${name}`, above),
    ),
  ];
};
