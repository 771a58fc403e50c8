import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

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
});
