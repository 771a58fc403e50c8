import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** A subject whose data went: a random id of ours, never a word of theirs. */
export const erasedSubject = z.strictObject({ kind: z.enum(['customer', 'case']), id: z.uuid() });
export type ErasedSubject = z.infer<typeof erasedSubject>;

/**
 * Who was erased, kept outside the database and its backups: a restore brings the rows back, and
 * this list takes them away again before anything is served.
 */
export interface ErasureList {
  /** Durable when it resolves; a subject that is there already is not added again. */
  add(subjects: readonly ErasedSubject[]): Promise<void>;
  read(): Promise<readonly ErasedSubject[]>;
}

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

/** A torn last line is of an erasure that was never answered; its job adds it again. */
const subjectOf = (line: string): ErasedSubject | undefined => {
  try {
    return erasedSubject.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
};

const subjectsIn = (text: string): ErasedSubject[] =>
  text
    .split('\n')
    .map(subjectOf)
    .filter((subject) => subject !== undefined);

/** The entry of a new file in its folder must survive too. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const append = async (path: string, subjects: readonly ErasedSubject[]): Promise<void> => {
  const text = await textOf(path);
  const known = new Set(subjectsIn(text).map(({ id }) => id));
  const lines = subjects.filter(({ id }) => !known.has(id)).map((each) => JSON.stringify(each));
  if (lines.length === 0) return;
  const file = await open(path, 'a', 0o600);
  try {
    const isTorn = text !== '' && !text.endsWith('\n');
    await file.writeFile(`${isTorn ? '\n' : ''}${lines.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  if (text === '') await syncFolder(path);
};

/** The list as a file of one subject a line, beside the data folder and never inside it. */
export const fileErasureList = (path: string): ErasureList => {
  let last: Promise<void> = Promise.resolve();
  return {
    add: (subjects) => {
      last = last.catch(() => undefined).then(() => append(path, subjects));
      return last;
    },
    read: async () => subjectsIn(await textOf(path)),
  };
};
