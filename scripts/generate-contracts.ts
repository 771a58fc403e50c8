import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { contractFiles } from '@amends/contracts/contract-files';
import { stableJson } from '@amends/contracts/stable-json';
import { root } from './check-steps.ts';

const folder = join(root, 'contracts');
const manifestPath = 'examples/manifest.json';

/**
 * Hash of every example. An entry that is there stays: an edited example is then found by the
 * contract test. To replace one that was never released, remove its line and generate again.
 */
const manifest = (): string => {
  const path = join(folder, manifestPath);
  const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const names = readdirSync(join(folder, 'examples')).filter((name) => name !== 'manifest.json');
  const hashes = names.map((name) => {
    const text = readFileSync(join(folder, 'examples', name));
    return [name, createHash('sha256').update(text).digest('hex')];
  });
  return stableJson({ ...Object.fromEntries(hashes), ...known });
};

/** What the catalogue, the examples and the schemas make: path from the root -> text. */
export const generatedContracts = (): Record<string, string> => {
  const files = { ...contractFiles(), [manifestPath]: manifest() };
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`contracts/${path}`, text]),
  );
};

/** Whether a generated file belongs to an older version of a type, which stays for its readers. */
export const isOlderSchema = (path: string): boolean => {
  const [, type, version] = /\/json-schema\/([A-Za-z]+)\.v(\d+)\.json$/.exec(path) ?? [];
  if (type === undefined || !Object.hasOwn(CATALOGUE, type)) return false;
  return Number(version) < CATALOGUE[type as EventType].version;
};
