import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import type { FieldKeys } from './data-keys.ts';
import type { LookUpSecrets } from './look-up-secrets.ts';

/** Where a value belongs; part of the authenticated data, so a value cannot be moved. */
export interface FieldPlace {
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

/** Everything that is made from the keys. */
export interface FieldCipher {
  /** AES-256-GCM with a random 96-bit nonce; base64 of key version, nonce, text and tag. */
  seal(text: string, place: FieldPlace): string;
  /** @throws Error when the value was changed, moved, or sealed with a key that is not there */
  open(sealed: Buffer, place: FieldPlace): string;
  /** HMAC of a value for equality look-up, 32 bytes; `kind` keeps equal texts apart. */
  blindIndex(kind: string, value: string): Buffer;
  /** Key of the hashes that recognise a repeated body: a bare hash of a short body is guessable. */
  readonly bodyHashKey: KeyObject;
  /** A device's secret, made from the command that registers it: a retry gives it again. */
  deviceSecret(commandId: string): Buffer;
  /** What a claim code is made of, in the same way. */
  claimSecret(commandId: string): Buffer;
  /** Makes the key that signs claimants' tokens. */
  readonly claimantSeed: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Random bytes are fetched in blocks: one system call for 340 nonces instead of one for each. */
const noncePool = Buffer.alloc(340 * NONCE_BYTES);
let nonceAt = noncePool.length;
const nextNonce = (): Buffer => {
  if (nonceAt === noncePool.length) {
    randomFillSync(noncePool);
    nonceAt = 0;
  }
  nonceAt += NONCE_BYTES;
  // A copy: the pool is filled again while the nonce may still be in use.
  return Buffer.from(noncePool.subarray(nonceAt - NONCE_BYTES, nonceAt));
};

const authenticated = ({ table, row, field }: FieldPlace): Buffer =>
  Buffer.from([table, row, field].join('\0'));

/** The cipher over the keys of the fields and the secrets of look-ups. Pure save for the nonces. */
export const fieldCipher = (keys: FieldKeys, secrets: LookUpSecrets): FieldCipher => {
  const { indexKey, claimKey, deviceKey, bodyHashKey, claimantSeed } = secrets;
  return {
    seal: (text, place) => {
      const version = keys.sealing();
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', keys.keyOf(version)!, nonce);
      cipher.setAAD(authenticated(place));
      const sealed = [cipher.update(text, 'utf8'), cipher.final()];
      const all = [Buffer.from([version]), nonce, ...sealed, cipher.getAuthTag()];
      return Buffer.concat(all).toString('base64');
    },
    open: (sealed, place) => {
      const key = keys.keyOf(sealed[0] ?? 0);
      if (key === undefined || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) {
        throw new Error(`a value of ${place.table} is not sealed with a known key version`);
      }
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(authenticated(place));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const text = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    },
    blindIndex: (kind, value) =>
      createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest(),
    bodyHashKey,
    claimSecret: (commandId) => createHmac('sha256', claimKey).update(commandId).digest(),
    claimantSeed,
    deviceSecret: (commandId) => createHmac('sha256', deviceKey).update(commandId).digest(),
  };
};
