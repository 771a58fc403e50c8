import { posix } from 'node:path';
import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { dependenciesOf, lineWith, packagesOf } from '../workspace.ts';

const referencesOf = (file: SourceFile): { path: string; folder: string }[] => {
  const { references = [] } = file.json() as { references?: { path: string }[] };
  return references.map(({ path }) => ({
    path,
    folder: posix.normalize(posix.join(posix.dirname(file.path), path)),
  }));
};

const compare = (file: SourceFile, wanted: readonly string[]): Finding[] => {
  const present = referencesOf(file);
  const folders = new Set(present.map(({ folder }) => folder));
  return [
    ...wanted
      .filter((folder) => !folders.has(folder))
      .map((folder) => ({ path: file.path, line: 1, message: `has no reference to ${folder}` })),
    ...present
      .filter(({ folder }) => !wanted.includes(folder))
      .map(({ path, folder }) => ({
        path: file.path,
        line: lineWith(file, `"${path}"`),
        message: `refers to ${folder}, which is no dependency`,
      })),
  ];
};

/** tsc builds in the order of the dependencies: references say what package.json says. */
export const references: Rule = {
  name: 'references',
  check: (tree) => {
    const packages = packagesOf(tree);
    const compiled = packages.filter(({ folder }) => tree.find(`${folder}/tsconfig.json`));
    const folderOf = new Map(packages.map(({ name, folder }) => [name, folder]));
    const findings = compiled.flatMap((each) => {
      const wanted = Object.keys(dependenciesOf(each).all).flatMap(
        (name) => folderOf.get(name) ?? [],
      );
      return compare(tree.find(`${each.folder}/tsconfig.json`)!, wanted);
    });
    const root = tree.find('tsconfig.json');
    const all = compiled.map(({ folder }) => folder);
    return root === undefined ? findings : [...compare(root, all), ...findings];
  },
};
