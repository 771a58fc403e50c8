import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type SourceFile, sourceFile } from './source-file.ts';

/** All files a rule may look at, by their path from the root, with forward slashes. */
export interface SourceTree {
  readonly files: readonly SourceFile[];
  find(path: string): SourceFile | undefined;
}

/** One thing that breaks a rule, and where. */
export interface Finding {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  check(tree: SourceTree): Finding[];
}

const TEXT = /\.(ts|tsx|mjs|cjs|js|json|jsonc|sql|md|ya?ml|sh|css|html|toml|txt|conf)$/;
const TEXT_NAMES =
  /(^|\/)(run|Dockerfile|LICENSE|\.[a-z]+(ignore|rc)|\.editorconfig|\.env[.a-z]*)$/;
// Fixtures break the rules on purpose.
const LEFT_OUT = /(^|\/)(fixtures|node_modules|dist)\//;

const treeOf = (files: SourceFile[]): SourceTree => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { files, find: (path) => byPath.get(path) };
};

/** The repository as git sees it: what is tracked and what is new, without what is ignored. */
export const repositoryTree = (root: string): SourceTree => {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = [...new Set(list.split('\0'))].filter(
    (path) => (TEXT.test(path) || TEXT_NAMES.test(path)) && !LEFT_OUT.test(path),
  );
  // A file that is deleted but not committed yet is still listed.
  const there = paths.filter((path) => existsSync(join(root, path)));
  return treeOf(there.map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8'))));
};

/** The tree with further files, or other texts for files it has. */
export const withFiles = (
  tree: SourceTree,
  texts: Readonly<Record<string, string>>,
): SourceTree => {
  const kept = tree.files.filter(({ path }) => !Object.hasOwn(texts, path));
  const added = Object.entries(texts).map(([path, text]) => sourceFile(path, text));
  return treeOf([...kept, ...added]);
};

/**
 * A folder as if it were a repository. Its files end in `.txt`, so that no other tool takes them
 * for sources; `{dot}` stands for a dot where the repository must not contain the text itself.
 */
export const fixtureTree = (folder: string): SourceTree => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.txt') && path !== 'expected.txt')
    .sort();
  return treeOf(
    files.map((path) => {
      const text = readFileSync(join(folder, path), 'utf8').replaceAll('{dot}', '.');
      return sourceFile(path.slice(0, -'.txt'.length), text);
    }),
  );
};
