import { posix } from 'node:path';
import type { Finding, Rule, SourceTree } from '../source-tree.ts';
import { entriesOf, lineWith, packagesOf, type WorkspacePackage } from '../workspace.ts';

const entryMistakes = (tree: SourceTree, each: WorkspacePackage): Finding[] =>
  Object.entries(entriesOf(each)).flatMap(([entry, target]) => {
    const line = lineWith(each.file, `"${entry}"`);
    if (entry.includes('*')) {
      return [{ path: each.file.path, line, message: `exports ${entry}; entry points are listed` }];
    }
    const file = posix.join(each.folder, target);
    if (tree.find(file) !== undefined) return [];
    return [{ path: each.file.path, line, message: `exports ${entry}, but there is no ${file}` }];
  });

const unknownEntries = (tree: SourceTree, packages: readonly WorkspacePackage[]): Finding[] => {
  const findings: Finding[] = [];
  for (const file of tree.files.filter(({ path }) => path.endsWith('.ts'))) {
    for (const { from, start } of file.imports()) {
      const target = packages.find(({ name }) => from === name || from.startsWith(`${name}/`));
      if (target === undefined) continue;
      const entries = entriesOf(target);
      const entry = `.${from.slice(target.name.length)}`;
      if (Object.hasOwn(entries, './*') || Object.hasOwn(entries, entry)) continue;
      const message = `imports ${from}, which is no entry point of the package`;
      findings.push({ path: file.path, line: file.lineAt(start), message });
    }
  }
  return findings;
};

/** A package lists what others may import; each entry is there. */
export const entryPoints: Rule = {
  name: 'entry-points',
  check: (tree) => {
    const packages = packagesOf(tree);
    return [
      ...packages.flatMap((each) => entryMistakes(tree, each)),
      ...unknownEntries(tree, packages),
    ];
  },
};
