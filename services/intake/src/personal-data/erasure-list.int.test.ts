import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@amends/testing/run-directory';
import { describe, expect, it } from '@jest/globals';
import { fileErasureList } from './erasure-list.ts';

const customer = { kind: 'customer' as const, id: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11' };
const ofCase = { kind: 'case' as const, id: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12' };
const pathOf = (name: string): string => join(scratchFolder('erasures'), name);

describe('the list of the erased', () => {
  it('is empty before anybody was erased', async () => {
    expect(await fileErasureList(pathOf('none')).read()).toEqual([]);
  });

  it('keeps each subject once, for the owner of the file alone', async () => {
    const path = pathOf('once');
    const list = fileErasureList(path);
    await Promise.all([list.add([customer]), list.add([customer, ofCase]), list.add([])]);
    await fileErasureList(path).add([ofCase]);
    expect(await list.read()).toEqual([customer, ofCase]);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('goes on after a line that a crash tore', async () => {
    const path = pathOf('torn');
    const list = fileErasureList(path);
    await list.add([customer]);
    appendFileSync(path, '{"kind":"case","id":"019e');
    await list.add([ofCase]);
    expect(await fileErasureList(path).read()).toEqual([customer, ofCase]);
  });

  it('says so when it cannot be written, and takes the next one', async () => {
    const list = fileErasureList(join(scratchFolder('erasures'), 'nowhere', 'list'));
    await expect(list.add([customer])).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(list.add([ofCase])).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
