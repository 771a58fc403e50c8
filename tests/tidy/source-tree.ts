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

const TEXT = /\.(ts|tsx|mjs|cjs|js|json|jsonc|sql|md|ya?ml|xml|sh|css|html|toml|txt|conf)$/;
const TEXT_NAMES =
  /(^|\/)(run|Dockerfile|LICENSE|\.[a-z]+(ignore|rc)|\.editorconfig|\.env[.a-z]*)$/;
// Fixtures break the rules on purpose.
const LEFT_OUT = /(^|\/)(fixtures|node_modules|dist)\//;

const treeOf = (files: SourceFile[]): SourceTree => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { files, find: (path) => byPath.get(path) };
};

/** Every file below a folder, without the names given and what git keeps for itself. */
const walk = (root: string, leftOut: ReadonlySet<string>, below = ''): string[] =>
  readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === '.git' || leftOut.has(entry.name)) return [];
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? walk(root, leftOut, path) : [path];
  });

/**
 * The files without git: all but those whose name .gitignore has. A source archive has no history,
 * a small machine no git, and git refuses the clone of another user.
 */
export const listWithoutGit = (root: string): string[] => {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  return walk(root, new Set(ignored.filter(Boolean).map((line) => line.replace(/\/$/, ''))));
};

const listFiles = (root: string): string[] => {
  try {
    return execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\0');
  } catch {
    return listWithoutGit(root);
  }
};

/** The repository as git sees it: what is tracked and what is new, without what is ignored. */
export const repositoryTree = (root: string): SourceTree => {
  const paths = [...new Set(listFiles(root))].filter(
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
