import type { Finding, Rule, SourceTree } from '../source-tree.ts';
import {
  dependenciesOf,
  lineWith,
  packageNameIn,
  packageOf,
  packagesOf,
  type WorkspacePackage,
} from '../workspace.ts';

/** Packages that run in tests only, and so may live on what is there for tests. */
const FOR_TESTS = new Set(['tests', 'packages/testing']);

const undeclared = (tree: SourceTree, packages: readonly WorkspacePackage[]): Finding[] => {
  const findings: Finding[] = [];
  for (const file of tree.files.filter((each) => each.path.endsWith('.ts'))) {
    const own = packageOf(packages, file.path);
    if (own === undefined) continue;
    const { forRunning, all } = dependenciesOf(own);
    // Types are gone when the code runs.
    const runs = !file.isTest && !FOR_TESTS.has(own.folder);
    for (const { from, start, typesOnly } of file.imports()) {
      const name = packageNameIn(from);
      if (name === undefined || name === own.name) continue;
      const isDeclared = Object.hasOwn(runs && !typesOnly ? forRunning : all, name);
      if (isDeclared) continue;
      const where = runs && !typesOnly ? 'dependencies' : 'dependencies or devDependencies';
      const message = `imports ${name}, which is not in the ${where} of its package.json`;
      findings.push({ path: file.path, line: file.lineAt(start), message });
    }
  }
  return findings;
};

const versions = (packages: readonly WorkspacePackage[]): Finding[] =>
  packages.flatMap((each) =>
    Object.entries(dependenciesOf(each).all)
      .filter(([, version]) => !String(version).startsWith('catalog:') && version !== 'workspace:*')
      .map(([name, version]) => ({
        path: each.file.path,
        line: lineWith(each.file, `"${name}"`),
        message: `gives ${name} the version ${version}; versions are in the workspace's catalog`,
      })),
  );

/** What is imported is declared, for running where it runs, and each version is written once. */
export const declaredDependencies: Rule = {
  name: 'declared-dependencies',
  check: (tree) => {
    const packages = packagesOf(tree);
    return [...undeclared(tree, packages), ...versions(packages)];
  },
};
