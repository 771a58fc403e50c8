import { describe, expect, it } from '@jest/globals';
import { openPlaces } from './open-places.ts';
import { type Operation, operations, routes } from './operations.ts';

/** Refusals that the credentials, the ids and the body of an operation can end in. */
const refusalsOf = ({ method, path, described }: Operation): string[] => {
  const route = routes.find((each) => each.method === method && each.path === path);
  return [
    ...(route?.auth === 'public' ? [] : ['401', '403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(described.requestBody === undefined ? [] : ['422']),
  ];
};

describe('the description of an operation', () => {
  it('names every member of its answers (S3)', () => {
    const open = operations.flatMap(({ name, service, described }) =>
      Object.entries(described.responses).flatMap(([status, { content = {} }]) =>
        Object.values(content)
          .flatMap(({ schema }) => (schema === undefined ? [] : openPlaces(service, schema)))
          .map((place) => `${name} ${status} ${place}`),
      ),
    );
    expect(open).toEqual([]);
  });

  it('is not taken for closed when an object in it is open', () => {
    const closed = { type: 'object', properties: {}, additionalProperties: false };
    const open = { type: 'object', properties: {} };
    const record = { type: 'object', additionalProperties: { type: 'string' } };
    const around = (part: object) => ({
      ...closed,
      properties: { rows: { type: 'array', items: { anyOf: [closed, part] } } },
    });
    expect(openPlaces('intake', around(record))).toEqual([]);
    expect(openPlaces('intake', around(open))).toEqual(['#/rows/items/anyOf1']);
    expect(openPlaces('intake', around({ type: 'object', additionalProperties: open }))).toEqual([
      '#/rows/items/anyOf1/*',
    ]);
  });

  it('names the refusals that its credentials, ids and body can end in', () => {
    const missing = operations.flatMap((operation) =>
      refusalsOf(operation)
        .filter((status) => operation.described.responses[status] === undefined)
        .map((status) => `${operation.name} ${status}`),
    );
    expect(missing).toEqual([]);
  });
});
