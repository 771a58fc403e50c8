import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
// A workspace of its own: packages without a line of code under the names a new service asks for.
const workspace = mkdtempSync(join(tmpdir(), 'amends-workspace-'));

const put = (path: string, content: object | string): void => {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  const text = typeof content === 'string' ? content : `${JSON.stringify(content)}\n`;
  writeFileSync(join(workspace, path), text);
};
const copied = (path: string): void => {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  copyFileSync(join(root, path), join(workspace, path));
};
const run = (args: readonly string[]) => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(process.execPath, args, { cwd: workspace, encoding: 'utf8', env });
};
const bootstrap = (command: string) => run([join(workspace, 'scripts/bootstrap.mjs'), command]);
const newService = (name: string, ...more: string[]) =>
  run([
    '--conditions=source',
    join(root, 'scripts/new-service.ts'),
    ...[name, '--root', workspace, ...more],
  ]);

const namesOf = (template: string): string[] => {
  const path = join(root, 'scripts/new-service/templates', template, 'package.json.txt');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies });
};

describe('packages of a new service', () => {
  beforeAll(() => {
    const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    put('package.json', { name: 'small', private: true, packageManager, scripts: {} });
    put('tsconfig.json', { references: [] });
    const names = namesOf('read');
    names.forEach((name, at) => {
      put(`packages/p${at}/package.json`, { name, version: '1.0.0' });
    });
    const links = names.map((name, at) => `  '${name}': link:packages/p${at}`);
    put(
      'pnpm-workspace.yaml',
      `packages:\n  - packages/*\n  - services/*\n  - scripts\noverrides:\n${links.join('\n')}\n` +
        "catalog:\n  '@jest/globals': 1.0.0\n",
    );
    put('scripts/package.json', { name: 'scripts', private: true });
    put('scripts/hello.ts', "process.stdout.write('hello');\n");
    mkdirSync(join(workspace, 'services'));
    copied('scripts/bootstrap.mjs');
    copied('scripts/terminal/orderly-end.ts');
    if (existsSync(join(root, '.tools'))) {
      symlinkSync(join(root, '.tools'), join(workspace, '.tools'));
    }
    const { status, stderr } = bootstrap('install');
    if (status !== 0) throw new Error(stderr);
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  it('are asked for by every other command, which names the one that installs them', () => {
    expect(newService('shelf-gaps', '--no-install').status).toBe(0);
    const refused = bootstrap('hello');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('run once: node scripts/bootstrap.mjs install');
    expect(bootstrap('install').status).toBe(0);
    expect(bootstrap('hello').stdout).toBe('hello');
  });

  it('are installed by new-service itself, so that every other command runs', () => {
    expect(newService('returns-desk').status).toBe(0);
    const { status, stdout } = bootstrap('hello');
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'hello' });
  });
});
