import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@amends/testing/run-directory';
import { waitFor } from '@amends/testing/wait-for';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SourceRow } from '../sources/source-directory.ts';
import { type DropFolder, dropFolder, type DropFolderDeps } from './drop-folder.ts';
import type { PoslogReport } from './take-poslog.ts';

const source = { sourceId: 'chain', vendor: 'poslog', revokedAt: null } as unknown as SourceRow;
const report = { complete: true } as PoslogReport;

let watched: DropFolder | undefined;
afterEach(() => watched?.stop());

const watch = (take: DropFolderDeps['take']): string => {
  const folder = scratchFolder('drop-folder');
  mkdirSync(join(folder, 'chain'));
  watched = dropFolder({
    ...{ folder, pollMs: 20, take, clock: () => new Date(), onError: () => undefined },
    sources: { read: async () => source },
  });
  watched.start();
  return join(folder, 'chain');
};
const doneIn = (place: string) => () =>
  readdirSync(place).includes('done') &&
  readdirSync(join(place, 'done')).filter((name) => name.endsWith('.xml'));

const allOf = async (chunks: AsyncIterable<Buffer>): Promise<string> => {
  const read: Buffer[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read).toString();
};

describe('the folder of a source', () => {
  it('gives a file that could not be stored again, whole, until it is (POS-25)', async () => {
    const texts: string[] = [];
    const place = watch(async (_source, chunks) => {
      texts.push(await allOf(chunks));
      if (texts.length === 1) throw new Error('the database is away');
      return report;
    });
    writeFileSync(join(place, 'day.xml'), 'all of it');
    await waitFor(async () => (doneIn(place)() || []).length === 1, {
      description: 'the file to be done',
    });
    expect(texts).toEqual(['all of it', 'all of it']);
    expect(readdirSync(join(place, 'taking'))).toEqual([]);
  });

  it('leaves what is no XML file, and what is no file', async () => {
    const taken: string[] = [];
    const place = watch(async (_source, chunks) => {
      taken.push(await allOf(chunks));
      return report;
    });
    writeFileSync(join(place, 'notes.txt'), 'notes');
    writeFileSync(join(place, 'slow.xml.part'), 'half of');
    mkdirSync(join(place, 'folder.xml'));
    writeFileSync(join(place, 'last.xml'), 'last');
    await waitFor(async () => taken.length === 1, { description: 'the file to be taken' });
    expect(taken).toEqual(['last']);
    expect(readdirSync(place)).toEqual(expect.arrayContaining(['notes.txt', 'slow.xml.part']));
  });

  it('keeps a file claimed that it was stopped in', async () => {
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const place = watch(async (_source, chunks) => {
      begun.resolve();
      await go.promise;
      await allOf(chunks);
      return report;
    });
    writeFileSync(join(place, 'day.xml'), 'all of it');
    await begun.promise;
    const stopped = watched!.stop();
    go.resolve();
    await stopped;
    expect(readdirSync(join(place, 'taking'))).toEqual([expect.stringMatching(/-day\.xml$/)]);
  });
});
