import { posix } from 'node:path';
import type { Rule, SourceTree } from '../source-tree.ts';
import { entriesOf, packagesOf } from '../workspace.ts';

/** What something starts by path: a process, a command, jest. */
const IS_STARTED = /(^|\/)(main|[a-z-]+-process)\.ts$|^(scripts|tests)\/|\/jest-global-[a-z]+\.ts$/;

const importedBy = (tree: SourceTree): Set<string> => {
  const found = new Set<string>();
  for (const file of tree.files.filter(({ path }) => path.endsWith('.ts'))) {
    // A file that only its own test imports is dead all the same.
    const own = file.path.replace(/(\.int)?\.test\.ts$/, '.ts');
    for (const { from } of file.imports()) {
      const target = posix.normalize(posix.join(posix.dirname(file.path), from));
      if (from.startsWith('.') && (!file.isTest || target !== own)) found.add(target);
    }
  }
  return found;
};

/** What nothing imports, exports or starts is not there for anybody. */
export const deadFiles: Rule = {
  name: 'dead-files',
  check: (tree) => {
    const packages = packagesOf(tree);
    const entries = new Set(
      packages.flatMap((each) =>
        Object.values(entriesOf(each)).map((target) => posix.join(each.folder, target)),
      ),
    );
    const open = packages.filter((each) => Object.hasOwn(entriesOf(each), './*'));
    const imported = importedBy(tree);
    return tree.files
      .filter(({ path, isTest }) => path.endsWith('.ts') && !isTest && !IS_STARTED.test(path))
      .filter(({ path }) => !entries.has(path) && !imported.has(path))
      .filter(({ path }) => !open.some(({ folder }) => path.startsWith(`${folder}/src/`)))
      .map(({ path }) => ({ path, line: 1, message: 'is imported, listed and started by nobody' }));
  },
};
