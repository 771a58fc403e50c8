import { readFile } from 'node:fs/promises';
import { shortId } from '@amends/contracts/primitives';
import { z } from 'zod';

/**
 * E-mail addresses of people and roles, by the opaque ids the suite knows them by. They are kept by
 * whoever runs the installation, in a file, and read when a mail is sent: what is taken out of the
 * file is forgotten at once, and nothing of it is in a database, a job, an event or a log line.
 */
const schema = z.record(shortId, z.email().max(254));

export type AddressBook = Readonly<Record<string, string>>;

/** @throws Error without the content, where it is no such list */
export const addressBookOf = (text: string): AddressBook => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error('the address book is not valid');
  }
};

/** @throws Error where the file cannot be read or is no such list */
export const readAddressBook = async (path: string): Promise<AddressBook> =>
  addressBookOf(await readFile(path, 'utf8'));
