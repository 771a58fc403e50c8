import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../check-steps.ts';
import { UsageError } from '../terminal/command-error.ts';
import type { ProjectionName } from './projection-names.ts';

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      { readonly get?: { readonly tags?: readonly string[]; readonly summary?: string } }
    >
  >;
}

/** One set of figures a service answers: what it is called here, and where it is. */
export interface FigureTable {
  /** Undefined for the first one of a service. */
  readonly name: string | undefined;
  readonly path: string;
  readonly summary: string;
}

const nameOf = (path: string): string | undefined =>
  path === '/v1/figures' ? undefined : path.split('/').at(-1);

/** All figures of a service, as its published description lists them. */
export const figureTables = (projection: ProjectionName): FigureTable[] => {
  const file = join(root, 'contracts', 'generated', 'openapi', `${projection}.json`);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Description;
  return Object.entries(paths).flatMap(([path, { get }]) =>
    get?.tags?.includes('figures') === true
      ? [{ name: nameOf(path), path: `/${projection}${path}`, summary: get.summary ?? '' }]
      : [],
  );
};

/** Every table of every service by name, for the help. */
export const tableNames = (projections: readonly ProjectionName[]): string[] =>
  projections.map((projection) => {
    const names = figureTables(projection).flatMap(({ name }) => name ?? []);
    return `  ${projection}${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
  });

/**
 * Where a service answers figures: its first table, or the one named.
 * @throws UsageError naming the tables there are when there is none of that name
 */
export const figurePath = (projection: ProjectionName, table?: string): string => {
  const tables = figureTables(projection);
  const found = tables.find(({ name }) => name === table);
  if (found !== undefined) return found.path;
  const lines = tables.flatMap(({ name, summary }) => (name ? [`  ${name}: ${summary}`] : []));
  const known = lines.length === 0 ? '; it has none' : `; there are\n${lines.join('\n')}`;
  throw new UsageError(`there is no table ${table} of ${projection}${known}`);
};
