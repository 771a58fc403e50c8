import { posix } from 'node:path';
import { isObject, type SourceFile } from './source-file.ts';
import type { SourceTree } from './source-tree.ts';

/** A package of the workspace: its folder (`services/remedy`), its name and its package.json. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly name: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly file: SourceFile;
}

const record = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** Every package but the root. */
export const packagesOf = (tree: SourceTree): WorkspacePackage[] =>
  tree.files
    .filter(({ path }) => path.endsWith('/package.json'))
    .map((file) => {
      const manifest = record(file.json());
      return { folder: posix.dirname(file.path), name: String(manifest.name), manifest, file };
    });

/** The package a file belongs to, by the longest folder. */
export const packageOf = (
  packages: readonly WorkspacePackage[],
  path: string,
): WorkspacePackage | undefined =>
  packages
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];

/** Declared dependencies, name -> version: for running, and those plus the ones for tests. */
export const dependenciesOf = ({ manifest }: WorkspacePackage) => {
  const forRunning = record(manifest.dependencies);
  return { forRunning, all: { ...record(manifest.devDependencies), ...forRunning } };
};

/** `./relay` -> `./src/relay.ts`, as the exports of a package.json say. */
export const entriesOf = ({ manifest }: WorkspacePackage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record(manifest.exports)).map(([entry, target]) => [
      entry,
      String(isObject(target) ? (target.source ?? target.default) : target),
    ]),
  );

/** `@scope/name/path` -> `@scope/name`; undefined for Node's own and for relative imports. */
export const packageNameIn = (from: string): string | undefined => {
  if (from.startsWith('.') || from.startsWith('node:')) return undefined;
  const [first, second] = from.split('/');
  return from.startsWith('@') ? `${first}/${second}` : first;
};

/** Line of the first text that contains a word; 1 when there is none. */
export const lineWith = (file: SourceFile, word: string): number =>
  Math.max(1, file.lines.findIndex((line) => line.includes(word)) + 1);
