import { isFresh, isHmacSignature } from './hmac-signature.ts';

const PREFIX = 'whsec_';
const SIGNATURES_MAX = 8;

/** Undefined for a text that is no secret of this kind: base64 of 24 to 64 bytes. */
export const webhookKey = (secret: string): Buffer | undefined => {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (!/^[A-Za-z0-9+/]+=*$/.test(encoded)) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
};

export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as they came: what is parsed and written again has another signature. */
  readonly body: Buffer;
}

/**
 * Whether a message carries a signature of Standard Webhooks 1.0 under one of the secrets, and when
 * it was signed: `clock_skew` is authentic and five minutes or more from our clock.
 */
export const verifyStandardWebhook = (
  { headers, body }: SignedWebhook,
  secrets: readonly string[],
  nowMs: number,
): 'authentic' | 'signature' | 'clock_skew' => {
  const id = headers['webhook-id'];
  const signedAt = headers['webhook-timestamp'] ?? '';
  if (id === undefined || id === '') return 'signature';
  const keys = secrets.flatMap((secret) => webhookKey(secret) ?? []);
  const matches = (headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .slice(0, SIGNATURES_MAX)
    .some((signature) =>
      isHmacSignature(signature.slice(3), 'base64', keys, [`${id}.${signedAt}.`, body]),
    );
  if (!matches) return 'signature';
  return isFresh(signedAt, nowMs) ? 'authentic' : 'clock_skew';
};
