import type { Finding, Rule } from '../source-tree.ts';

// Joined here, so that the repository does not contain what it must not contain.
const REGISTRIES = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['repo', 'maven', 'apache', 'org'],
  ['repo1', 'maven', 'org'],
  ['pypi', 'org'],
  ['files', 'pythonhosted', 'org'],
  ['proxy', 'golang', 'org'],
  ['rubygems', 'org'],
  ['crates', 'io'],
].map((parts) => parts.join('.'));
const NEIGHBOUR = ['..', 'shared'].join('/');

const mistake = (line: string): string | undefined => {
  if (line.includes(NEIGHBOUR)) return 'names a folder outside the repository';
  const host = REGISTRIES.find((each) => line.includes(each));
  return host === undefined ? undefined : 'names the host of a package registry';
};

/** The repository stands alone: it names no folder beside it, and which mirror is used is local. */
export const foreignText: Rule = {
  name: 'foreign-text',
  check: (tree) => {
    const findings: Finding[] = [];
    for (const file of tree.files) {
      for (const [index, line] of file.lines.entries()) {
        const message = mistake(line);
        if (message !== undefined) findings.push({ path: file.path, line: index + 1, message });
      }
    }
    return findings;
  },
};
