import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FIGURE_DIMENSIONS, FIGURE_FILTERS, FIGURE_SERVICES } from './triage-figure-watches.ts';

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      { readonly get: { readonly parameters: readonly { name: string; description?: string }[] } }
    >
  >;
}

const described = (service: string) => {
  const file = new URL(`../generated/openapi/${service}.json`, import.meta.url);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Described;
  return paths['/v1/figures']!.get.parameters;
};

describe('figures that can be asked for by mail', () => {
  it.each(FIGURE_SERVICES)('are such as %s answers, by its own description', (service) => {
    const parameters = described(service);
    const names = parameters.map(({ name }) => name);
    for (const field of FIGURE_FILTERS) expect(names).toContain(`filter[${field}][in]`);
    expect(names).toEqual(
      expect.arrayContaining(['filter[reportedAt][gte]', 'filter[reportedAt][lt]']),
    );
    const groups = parameters.find(({ name }) => name === 'group-by')!.description!;
    for (const dimension of FIGURE_DIMENSIONS) expect(groups).toMatch(` ${dimension},`);
  });
});
