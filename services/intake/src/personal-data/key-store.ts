import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readKeyFile } from '@amends/service-kit/key-file';

/** Holds the key that wraps the data key. It must live outside the database that it protects. */
export interface KeyStore {
  /** Encrypts a 32-byte data key. */
  wrap(dataKey: Buffer): Promise<Buffer>;
  /** @throws Error when the wrapped key was made with another wrapping key or was changed */
  unwrap(wrapped: Buffer): Promise<Buffer>;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = Buffer.from('amends intake data key');

/**
 * A key in a file, made on first use with mode 0600. Its limits: whoever can read the file and the
 * database reads everything, and a lost file makes every text unreadable for ever. For one
 * machine; a backup must take it along, and keep it apart from the database's.
 * @throws Error when the file is readable for others or holds no key
 */
export const fileKeyStore = (path: string): KeyStore => {
  const key = readKeyFile(path);
  return {
    wrap: async (dataKey) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(PURPOSE);
      const sealed = [cipher.update(dataKey), cipher.final()];
      return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]);
    },
    unwrap: async (wrapped) => {
      const nonce = wrapped.subarray(0, NONCE_BYTES);
      const tag = wrapped.subarray(wrapped.length - TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(PURPOSE).setAuthTag(tag);
      const sealed = wrapped.subarray(NONCE_BYTES, wrapped.length - TAG_BYTES);
      return Buffer.concat([decipher.update(sealed), decipher.final()]);
    },
  };
};
