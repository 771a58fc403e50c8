import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** What a value is found or recognised by; none of it rotates (migrations/0020). */
export interface LookUpSecrets {
  readonly indexKey: KeyObject;
  readonly claimKey: KeyObject;
  readonly deviceKey: KeyObject;
  readonly bodyHashKey: KeyObject;
  /** Makes the key that signs claimants' tokens. */
  readonly claimantSeed: Buffer;
}

const SECRET_BYTES = 32;
/** In the order in which they are kept. */
const PURPOSES = [
  'blind index',
  'claim codes',
  'device secrets',
  'body hashes',
  'claimant tokens',
] as const;

/** A key of its own purpose out of another one. */
export const derivedKey = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `amends intake ${purpose}`, SECRET_BYTES));

/** Before there were rotations these were made from the one data key; they stay what they were. */
export const secretsOfFirstKey = (dataKey: Buffer): Buffer =>
  Buffer.concat(PURPOSES.map((purpose) => derivedKey(dataKey, purpose)));

/** Of a new installation: nothing of them can be told from any data key. */
export const newSecrets = (): Buffer => randomBytes(PURPOSES.length * SECRET_BYTES);

/**
 * Key objects, not buffers: node examines a buffer anew at every use, which cost a sixth of the
 * time of a whole report.
 */
export const readSecrets = (kept: Buffer): LookUpSecrets => {
  const at = (purpose: (typeof PURPOSES)[number]): Buffer => {
    const start = PURPOSES.indexOf(purpose) * SECRET_BYTES;
    return kept.subarray(start, start + SECRET_BYTES);
  };
  return {
    indexKey: createSecretKey(at('blind index')),
    claimKey: createSecretKey(at('claim codes')),
    deviceKey: createSecretKey(at('device secrets')),
    bodyHashKey: createSecretKey(at('body hashes')),
    claimantSeed: at('claimant tokens'),
  };
};
