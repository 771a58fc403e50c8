import { mkdirSync } from 'node:fs';
import { type FileHandle, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';

const PARTIAL = '.partial';

const openIfThere = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** The entry of a new file in its folder must survive too. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
};

const writeDurably = async (path: string, chunks: AsyncIterable<Buffer>): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(chunks);
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * One file per blob in a folder of one installation, shared by all its processes. A file gets its
 * name when it is whole, so there are no half ones.
 */
export const fileBlobStore = (folder: string): BlobStore => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    write: async (id, chunks) => {
      const partial = join(folder, `${id}${PARTIAL}`);
      try {
        await writeDurably(partial, chunks);
        await rename(partial, join(folder, id));
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },
    read: async (id) => {
      const file = await openIfThere(join(folder, id));
      if (file === undefined) return undefined;
      const { size } = await file.stat();
      return { bytes: size, chunks: file.createReadStream() };
    },
    remove: async (id) => {
      await rm(join(folder, id), { force: true });
      await rm(join(folder, `${id}${PARTIAL}`), { force: true });
    },
    list: async function* () {
      for await (const { name } of await opendir(folder)) {
        const found = await stat(join(folder, name)).catch(() => undefined);
        if (found?.isFile() !== true) continue;
        const id = name.endsWith(PARTIAL) ? name.slice(0, -PARTIAL.length) : name;
        yield { id, writtenAtMs: found.mtimeMs };
      }
    },
  };
};
