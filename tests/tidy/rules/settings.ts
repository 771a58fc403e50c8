import { isObject, type SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { lineWith } from '../workspace.ts';

/** Settings of tools; each may be there once, at the root, or not at all. */
const AT_ROOT_ONLY =
  /\/(biome\.jsonc?|tsconfig\.base\.json|pnpm-workspace\.yaml|\.npmrc|\.editorconfig)$/;
const NOWHERE = new RegExp(
  [
    '(^|/)(\\.?(eslint|prettier|babel|mocha|vitest|nyc|swc)(rc|\\.config)?(\\.[a-z]+)?',
    'jest\\.config\\.[a-z]+|lerna\\.json|nx\\.json|turbo\\.json)$',
  ].join('|'),
);
const IN_MANIFEST = ['jest', 'eslintConfig', 'prettier', 'babel', 'biome', 'pnpm', 'workspaces'];
/** What a package says of itself; how strict the compiler is, is said once. */
const OWN_OPTIONS = new Set(['rootDir', 'outDir', 'tsBuildInfoFile', 'lib', 'jsx']);

const compilerOptions = (file: SourceFile): Finding[] => {
  const options = (file.json() as { compilerOptions?: object }).compilerOptions ?? {};
  return Object.keys(options)
    .filter((option) => !OWN_OPTIONS.has(option))
    .map((option) => ({
      path: file.path,
      line: lineWith(file, `"${option}"`),
      message: `sets ${option}; compiler settings are in tsconfig.base.json`,
    }));
};

const manifestSettings = (file: SourceFile): Finding[] => {
  const manifest = file.json();
  return IN_MANIFEST.filter((key) => isObject(manifest) && Object.hasOwn(manifest, key)).map(
    (key) => ({
      path: file.path,
      line: lineWith(file, `"${key}"`),
      message: `has settings of ${key}; they are at the root`,
    }),
  );
};

const check = (file: SourceFile): Finding[] => {
  const { path } = file;
  if (AT_ROOT_ONLY.test(path) || NOWHERE.test(path)) {
    return [{ path, line: 1, message: 'is a second file of settings' }];
  }
  if (path.endsWith('/tsconfig.json')) return compilerOptions(file);
  return path.endsWith('/package.json') ? manifestSettings(file) : [];
};

/** A tool is set up once, for the whole repository. */
export const settings: Rule = {
  name: 'settings',
  check: (tree) => tree.files.flatMap(check),
};
