import type { Finding, Rule } from '../source-tree.ts';

const BANNED = new Set([
  ...['base', 'common', 'core', 'helper', 'helpers', 'index', 'lib', 'manager', 'misc'],
  ...['shared', 'util', 'utils'],
]);
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CODE = /\.(ts|tsx|mjs|cjs|js|sql)$/;

const stemOf = (name: string): string =>
  name
    .replace(CODE, '')
    .replace(/\.(test|fixture|d)$/, '')
    .replace(/\.int$/, '')
    .replace(/^\d{4}_/, '');

const mistake = (path: string): string | undefined => {
  const folders = path.split('/');
  const stem = stemOf(folders.pop()!);
  const banned = [...folders, stem].find((name) => BANNED.has(name));
  if (banned !== undefined) return `is named ${banned}, which says nothing about what is in it`;
  const odd = [...folders.filter((name) => !name.startsWith('.')), stem].find(
    (name) => !KEBAB.test(name),
  );
  return odd === undefined ? undefined : `is not in kebab-case: ${odd}`;
};

/** Files and folders are named after what is in them, in kebab-case. */
export const names: Rule = {
  name: 'names',
  check: (tree) => {
    const findings: Finding[] = [];
    for (const { path } of tree.files.filter((file) => CODE.test(file.path))) {
      const message = mistake(path);
      if (message !== undefined) findings.push({ path, line: 1, message });
    }
    return findings;
  },
};
