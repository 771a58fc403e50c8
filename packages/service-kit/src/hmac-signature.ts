import { createHmac, timingSafeEqual } from 'node:crypto';

const DIGEST_BYTES = 32;
/** 32 bytes exactly: what decodes to another length is no signature, however many characters. */
const FORMS = {
  base64: /^[A-Za-z0-9+/]{43}=$/,
  hex: /^[0-9a-fA-F]{64}$/,
} as const;

/** Both encodings of a digest that vendors use. */
export type SignatureEncoding = keyof typeof FORMS;

const sameText = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * Whether a signature is the HMAC-SHA256 of the parts under one of the keys. Every key is tried
 * and compared in constant time; a missing or malformed signature is false, never an exception.
 */
export const isHmacSignature = (
  signature: string | undefined,
  encoding: SignatureEncoding,
  keys: readonly (Buffer | string)[],
  parts: readonly (Buffer | string)[],
): boolean => {
  if (signature === undefined || !FORMS[encoding].test(signature)) return false;
  const given = Buffer.from(signature, encoding);
  if (given.length !== DIGEST_BYTES) return false;
  let matches = false;
  for (const key of keys) {
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    if (sameText(hmac.digest(), given)) matches = true;
  }
  return matches;
};

/** Whether a text is one of the secrets, without telling by time how much of it was right. */
export const isSecret = (text: string | undefined, secrets: readonly string[]): boolean => {
  if (text === undefined) return false;
  // Digests first: their length tells nothing about the secret's.
  const digest = (value: string): Buffer => createHmac('sha256', 'compare').update(value).digest();
  const given = digest(text);
  let matches = false;
  for (const secret of secrets) if (sameText(digest(secret), given)) matches = true;
  return matches;
};

/** How far the sign time of a delivery may be from ours, where the vendor signs one. */
export const SIGN_TOLERANCE_SECONDS = 300;

/** @param signedAt Unix seconds as text */
export const isFresh = (signedAt: string, nowMs: number): boolean =>
  /^[0-9]{1,12}$/.test(signedAt) &&
  Math.abs(Math.floor(nowMs / 1000) - Number(signedAt)) <= SIGN_TOLERANCE_SECONDS;
