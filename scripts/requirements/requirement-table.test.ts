import { CATALOGUE } from '@amends/contracts/catalogue';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../check-steps.ts';
import { numbersIn, testsByRequirement } from './requirement-table.ts';
import { REQUIREMENTS } from './requirements.ts';

const readOperations = (owner: string): Set<string> => {
  const path = join(root, 'contracts/generated/openapi', `${owner}.json`);
  const { paths } = JSON.parse(readFileSync(path, 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return new Set(
    Object.entries(paths).flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
    ),
  );
};

describe('the table of requirements', () => {
  const owners = new Set(REQUIREMENTS.map(({ owner }) => owner));
  const operationsOf = new Map([...owners].map((owner) => [owner, readOperations(owner)]));
  const tests = testsByRequirement();

  it('names each requirement once', () => {
    const ids = REQUIREMENTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  const built = REQUIREMENTS.filter(({ by }) => by.length > 0);

  it.each(built)('has a test whose title names $id ($what)', ({ id }) => {
    expect(tests.get(id) ?? []).not.toEqual([]);
  });

  it.each(built)('says by which event or route $id is met, and it exists', (each) => {
    const operations = operationsOf.get(each.owner)!;
    const unknown = each.by.filter((one) => !Object.hasOwn(CATALOGUE, one) && !operations.has(one));
    expect(unknown).toEqual([]);
  });

  it('has no test that claims to show what is not built', () => {
    const missing = REQUIREMENTS.filter(({ by }) => by.length === 0);
    expect(missing.filter(({ id }) => (tests.get(id) ?? []).length > 0)).toEqual([]);
  });

  it('finds numbers in titles only, in those of tables of cases too', () => {
    const source = `
      // R-901 in a comment
      it('opens a case (R-902)', () => {});
      it.each([['a', 1]])('opens %s (R-903, R-904)', () => {});
      const text = 'R-905';`;
    expect([...numbersIn(source)]).toEqual(['R-902', 'R-903', 'R-904']);
  });
});
