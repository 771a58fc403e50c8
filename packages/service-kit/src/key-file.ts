import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';

const KEY_BYTES = 32;

/**
 * A key of 32 bytes in a file, made on first use with mode 0600. Its limits: whoever reads the
 * file has the key, and a lost file makes what hangs on it useless for ever. A backup must take it
 * along, and keep it apart from the database's.
 * @throws Error when the file is readable for others or holds no key
 */
export const readKeyFile = (path: string): Buffer => {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Windows has no such bits; there the folder's own rights count.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new Error(`the key file ${path} is open to others: its mode must be 0600`);
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`the key file ${path} holds no 32-byte key`);
  return key;
};
