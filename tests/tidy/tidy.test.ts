import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { everyRule } from './every-rule.ts';
import { type Finding, fixtureTree, listWithoutGit, repositoryTree } from './source-tree.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const root = join(import.meta.dirname, '..', '..');
const named = everyRule.map((rule) => [rule.name, rule] as const);

const asLines = (findings: readonly Finding[]) =>
  findings.map(({ path, line, message }) => `${path}:${line}: ${message}`);

describe('a rule of the house', () => {
  it('has a fixture that breaks it, and no fixture is without a rule', () => {
    const folders = readdirSync(fixtures).sort();
    expect(folders).toEqual(everyRule.map(({ name }) => name).sort());
    expect(folders.filter((name) => !existsSync(join(fixtures, name, 'expected.txt')))).toEqual([]);
  });

  it.each(named)('finds what its fixture breaks and nothing else: %s', (name, rule) => {
    const expected = readFileSync(join(fixtures, name, 'expected.txt'), 'utf8');
    const found = asLines(rule.check(fixtureTree(join(fixtures, name))));
    expect(found.sort()).toEqual(expected.trimEnd().split('\n').sort());
  });
});

describe('the repository', () => {
  const tree = repositoryTree(root);

  it('is seen by the rules as git sees it', () => {
    expect(tree.find('tests/tidy/tidy.test.ts')).toBeDefined();
    expect(tree.find('package.json')).toBeDefined();
    expect(tree.files.filter(({ path }) => path.includes('node_modules/'))).toEqual([]);
  });

  it('is seen whole where there is no git', () => {
    const found = new Set(listWithoutGit(root));
    expect(tree.files.filter(({ path }) => !found.has(path))).toEqual([]);
    expect([...found].filter((path) => /node_modules|(^|\/)\.tools\//.test(path))).toEqual([]);
  });

  it.each(named)('keeps the rule: %s', (_name, rule) => {
    expect(asLines(rule.check(tree))).toEqual([]);
  });
});
