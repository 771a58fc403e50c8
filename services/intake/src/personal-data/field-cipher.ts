import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyStore } from './key-store.ts';

/** Where a value belongs; part of the authenticated data, so a value cannot be moved. */
export interface FieldPlace {
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

/** Everything that is made from the data key. */
export interface FieldCipher {
  /** AES-256-GCM with a random 96-bit nonce; base64 of key version, nonce, text and tag. */
  seal(text: string, place: FieldPlace): string;
  /** @throws Error when the value was changed, moved, or sealed with another key */
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

const KEY_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

// Key objects, not buffers: node examines a buffer anew at every use, which cost a sixth of the
// time of a whole report.
const derived = (dataKey: Buffer, purpose: string): KeyObject =>
  createSecretKey(
    Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `amends intake ${purpose}`, 32)),
  );

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

/** The cipher over a data key of 32 bytes. Pure save for the nonces. */
export const fieldCipher = (dataKey: Buffer): FieldCipher => {
  const fieldKey = derived(dataKey, 'fields');
  const indexKey = derived(dataKey, 'blind index');
  const claimKey = derived(dataKey, 'claim codes');
  const deviceKey = derived(dataKey, 'device secrets');
  return {
    seal: (text, place) => {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', fieldKey, nonce);
      cipher.setAAD(authenticated(place));
      const sealed = [cipher.update(text, 'utf8'), cipher.final()];
      const all = [Buffer.from([KEY_VERSION]), nonce, ...sealed, cipher.getAuthTag()];
      return Buffer.concat(all).toString('base64');
    },
    open: (sealed, place) => {
      if (sealed[0] !== KEY_VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) {
        throw new Error(`a value of ${place.table} is not sealed with a known key version`);
      }
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', fieldKey, nonce, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(authenticated(place));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const text = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    },
    blindIndex: (kind, value) =>
      createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest(),
    bodyHashKey: derived(dataKey, 'body hashes'),
    claimSecret: (commandId) => createHmac('sha256', claimKey).update(commandId).digest(),
    claimantSeed: derived(dataKey, 'claimant tokens').export(),
    deviceSecret: (commandId) => createHmac('sha256', deviceKey).update(commandId).digest(),
  };
};

/**
 * Reads the wrapped data key, or makes the first one; two processes that start at once agree on
 * the row that came first. `pool` is the personal-data role's.
 * @throws Error when the key store cannot unwrap what the database holds
 */
export const openFieldCipher = async (pool: Pool, keyStore: KeyStore): Promise<FieldCipher> => {
  const select = 'select wrapped from personal_data.data_key where version = $1';
  let found = await pool.query<{ wrapped: Buffer }>(select, [KEY_VERSION]);
  if (found.rows.length === 0) {
    await pool.query(
      `insert into personal_data.data_key (version, wrapped) values ($1, $2)
       on conflict do nothing`,
      [KEY_VERSION, await keyStore.wrap(randomBytes(32))],
    );
    found = await pool.query<{ wrapped: Buffer }>(select, [KEY_VERSION]);
  }
  return fieldCipher(await keyStore.unwrap(found.rows[0]!.wrapped));
};
