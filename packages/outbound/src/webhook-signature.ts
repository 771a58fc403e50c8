import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The key behind a secret of Standard Webhooks; undefined where it is none of 24 to 64 bytes. */
export const signingKey = (secret: string): Buffer | undefined => {
  if (!secret.startsWith(PREFIX)) return undefined;
  const encoded = secret.slice(PREFIX.length);
  if (!/^[A-Za-z0-9+/]+=*$/.test(encoded)) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
};

export interface Delivery {
  /** Stays the same over all attempts: receivers drop what they have seen. */
  readonly id: string;
  /** Exactly what is sent. */
  readonly body: string;
  /** Of this attempt, in Unix seconds; each attempt is signed again. */
  readonly timestamp: number;
}

/**
 * The three headers of Standard Webhooks 1.0 (API-90); a signature for each secret, so that a
 * receiver can change its own at any time while two are known.
 * @throws Error for a secret that is none, and for an id with a dot, which would be ambiguous
 */
export const webhookHeaders = (
  { id, body, timestamp }: Delivery,
  secrets: readonly string[],
): Readonly<Record<string, string>> => {
  if (id.includes('.')) throw new Error('the id of a webhook has no dot');
  const signatures = secrets.map((secret) => {
    const key = signingKey(secret);
    if (key === undefined) throw new Error('a webhook secret is not valid');
    const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    return `v1,${digest}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
};
