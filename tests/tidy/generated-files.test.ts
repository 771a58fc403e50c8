import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../access/operations.ts';
import { probes } from '../access/probes.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'contracts', 'generated');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const resolves = (document: unknown, reference: string): boolean => {
  let at = document;
  for (const step of reference.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
};

describe('the generated files', () => {
  it('say what the code says: schemas, AsyncAPI, OpenAPI, README of the contracts', () => {
    const script = join(root, 'scripts', 'generate.ts');
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--conditions=source', script, '--check'],
      { encoding: 'utf8' },
    );
    const notFresh = stdout.split('\n').filter((line) => /^(stale|left over):/.test(line));
    expect({ status, notFresh, stderr }).toEqual({ status: 0, notFresh: [], stderr: '' });
  });

  it('name the operations that have a line in tests/access/probes.ts, and no others', () => {
    const described = operations.map(({ name }) => name);
    expect(described.filter((name) => !Object.hasOwn(probes, name))).toEqual([]);
    expect(Object.keys(probes).filter((name) => !described.includes(name))).toEqual([]);
  });

  it.each(files.filter((name) => name.endsWith('.json')))(
    'refer only to what they contain: %s',
    (name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const document: unknown = JSON.parse(text);
      const references = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, target]) => target!);
      expect(references.filter((target) => !resolves(document, target))).toEqual([]);
    },
  );
});
