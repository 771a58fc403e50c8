import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

/** What stands beside an encrypted Terminal API message. */
export interface SecurityTrailer {
  /** Base64, 16 bytes. */
  readonly nonce: string;
  /** Base64, 32 bytes; of the plain message. */
  readonly hmac: string;
}

interface NexoKeys {
  readonly hmacKey: Buffer;
  readonly cipherKey: Buffer;
  readonly iv: Buffer;
}

/** Names of the derivation and its rounds are the protocol's (nexo, Adyen version 1). */
const SALT = 'AdyenNexoV1Salt';
const ROUNDS = 4000;
const KEY_BYTES = 32;
const IV_BYTES = 16;

const derived = new Map<string, NexoKeys>();
const DERIVED_MAX = 200;

/** The derivation takes milliseconds and its input is a setting, so it is kept. */
const keysOf = (passphrase: string): NexoKeys => {
  const known = derived.get(passphrase);
  if (known !== undefined) return known;
  const all = pbkdf2Sync(passphrase, SALT, ROUNDS, 2 * KEY_BYTES + IV_BYTES, 'sha1');
  const keys = {
    hmacKey: all.subarray(0, KEY_BYTES),
    cipherKey: all.subarray(KEY_BYTES, 2 * KEY_BYTES),
    iv: all.subarray(2 * KEY_BYTES),
  };
  if (derived.size >= DERIVED_MAX) derived.clear();
  derived.set(passphrase, keys);
  return keys;
};

/**
 * Decrypts a Terminal API message (AES-256-CBC, its vector the derived one XOR the nonce) and
 * checks its HMAC. Undefined when it was made with another passphrase or was changed.
 */
export const openNexoBlob = (
  blob: string,
  trailer: SecurityTrailer,
  passphrase: string,
): Buffer | undefined => {
  const nonce = Buffer.from(trailer.nonce, 'base64');
  const hmac = Buffer.from(trailer.hmac, 'base64');
  if (nonce.length !== IV_BYTES || hmac.length !== KEY_BYTES) return undefined;
  const { hmacKey, cipherKey, iv } = keysOf(passphrase);
  const vector = Buffer.from(iv.map((byte, at) => byte ^ nonce[at]!));
  try {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, vector);
    const sealed = Buffer.from(blob, 'base64');
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
    const expected = createHmac('sha256', hmacKey).update(plain).digest();
    return timingSafeEqual(expected, hmac) ? plain : undefined;
  } catch {
    return undefined;
  }
};
