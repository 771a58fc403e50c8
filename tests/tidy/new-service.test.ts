import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everyRule } from './every-rule.ts';
import { repositoryTree, type SourceTree, withFiles } from './source-tree.ts';
import { packagesOf } from './workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const kinds = ['read', 'write'] as const;
const folderOf = (kind: string) => `services/shelf-gaps-${kind}`;
// Outside the repository, so that a test that is killed leaves nothing in it.
const copy = mkdtempSync(join(tmpdir(), 'amends-new-service-'));

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { cwd: copy, encoding: 'utf8', env: { ...process.env, CI: '1' } });
const tool = (name: string) => join(root, 'node_modules', '.bin', name);

/** What `pnpm install` would link into the new service. */
const linkDependencies = (tree: SourceTree, folder: string): void => {
  const packages = packagesOf(tree);
  const manifest = JSON.parse(readFileSync(join(copy, folder, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const own = packages.find((each) => each.name === name);
    const installed = packages
      .map((each) => join(root, each.folder, 'node_modules', name))
      .find((path) => existsSync(path));
    const link = join(copy, folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(own === undefined ? realpathSync(installed!) : join(root, own.folder), link);
  }
};

// globSync, since readdirSync's recursive goes through the links in node_modules.
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    globSync(`${folder}/**/*`, {
      cwd: copy,
      exclude: (entry) => entry.name === 'node_modules',
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(copy.length + 1), readFileSync(path, 'utf8')]),
  );

describe('a service written by new-service', () => {
  const tree = repositoryTree(root);
  const script = join(root, 'scripts', 'new-service.ts');

  beforeAll(() => {
    copyFileSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
    copyFileSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const kind of kinds) {
      const args = ['--conditions=source', script, `shelf-gaps-${kind}`, '--kind', kind];
      const { status, stderr } = run(process.execPath, [...args, '--root', copy, '--no-install']);
      if (status !== 0) throw new Error(stderr);
      linkDependencies(tree, folderOf(kind));
    }
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it.each(kinds)('keeps every rule of the house: %s', (kind) => {
    const texts = textsIn(folderOf(kind));
    const config = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
    config.references.push({ path: folderOf(kind) });
    const grown = withFiles(tree, { ...texts, 'tsconfig.json': JSON.stringify(config) });
    const findings = everyRule.flatMap((rule) => rule.check(grown));
    const own = findings.filter(
      ({ path, message }) => path.startsWith(folderOf(kind)) || message.includes(folderOf(kind)),
    );
    expect(own).toEqual([]);
    expect(Object.keys(texts).length).toBeLessThan(15);
  });

  it('has the types that the packages ask for', () => {
    const config = {
      extends: './tsconfig.base.json',
      compilerOptions: { noEmit: true, composite: false, declaration: false },
      include: ['services/*/src/**/*.ts'],
    };
    writeFileSync(join(copy, 'tsconfig.check.json'), JSON.stringify(config));
    const { stdout } = run(tool('tsc'), ['-p', 'tsconfig.check.json']);
    // A package that is being changed may have errors of its own; its path leads out of the copy.
    const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(errors.filter((line) => !line.startsWith('..'))).toEqual([]);
  });

  it('is formatted and linted', () => {
    const { status, stdout, stderr } = run(tool('biome'), [
      'check',
      `--config-path=${root}`,
      join(copy, 'services'),
    ]);
    expect({ status, stdout: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({
      status: 0,
      stdout: '',
    });
  });

  it('is one of the references that tsc builds', () => {
    const config = JSON.parse(readFileSync(join(copy, 'tsconfig.json'), 'utf8'));
    const paths = config.references.map(({ path }: { path: string }) => path);
    expect(paths.slice(-2)).toEqual(kinds.map(folderOf));
  });

  it.each(['Shelf', 'shelf_gaps', '../shelf', 'triage', ''])('is refused as %p', (name) => {
    const args = ['--conditions=source', script, name];
    // Without --root: a name that is taken is taken in the repository.
    expect(run(process.execPath, args).status).toBe(2);
    expect(existsSync(join(root, 'services', 'Shelf'))).toBe(false);
  });
});
