import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import {
  AddressRefused,
  checkedAddress,
  type Egress,
  refusalOf,
  type ResolveHost,
  resolveHost,
} from './allowed-address.ts';
import { webhookHeaders } from './webhook-signature.ts';

/** Why a delivery did not arrive. */
export const FAILURES = [
  'address_refused',
  'unresolvable',
  'unreachable',
  'timed_out',
  'redirected',
  'refused',
  'throttled',
  'gone',
  'server_error',
] as const;
export type Failure = (typeof FAILURES)[number];

export type Outcome =
  | { readonly delivered: true }
  | {
      readonly delivered: false;
      readonly reason: Failure;
      /** The receiver wants no sooner attempt. */
      readonly retryAfterSeconds?: number;
    };

export interface WebhookPost {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  readonly contentType: string;
  readonly secrets: readonly string[];
  readonly timestamp: number;
}

export interface PostOptions {
  readonly egress: Egress;
  readonly resolve?: ResolveHost;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
/** What the receiver says beyond its status is not read. */
const ANSWER_BYTES_MAX = 16 * 1024;

const failed = (reason: Failure): Outcome => ({ delivered: false, reason });

const retryAfter = ({ headers }: IncomingMessage): { retryAfterSeconds?: number } => {
  const text = headers['retry-after'];
  return text !== undefined && /^[0-9]{1,6}$/.test(text) ? { retryAfterSeconds: Number(text) } : {};
};

/** Only 2xx is success (API-94). A redirect is not followed: it may lead anywhere. */
const outcomeOf = (answer: IncomingMessage): Outcome => {
  const status = answer.statusCode!;
  if (status >= 200 && status < 300) return { delivered: true };
  if (status >= 300 && status < 400) return failed('redirected');
  if (status === 410) return failed('gone');
  if (status === 429) return { ...failed('throttled'), ...retryAfter(answer) } as Outcome;
  const reason = status >= 500 ? 'server_error' : 'refused';
  return { ...failed(reason), ...retryAfter(answer) } as Outcome;
};

const drained = (answer: IncomingMessage): void => {
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) answer.destroy();
  });
  answer.on('error', () => undefined);
};

/**
 * Sends one signed delivery to a checked address, and tells what became of it. Nothing is thrown
 * but for secrets that are none: a bug of the caller's.
 */
export const postWebhook = async (post: WebhookPost, options: PostOptions): Promise<Outcome> => {
  const { egress, resolve = resolveHost, timeoutMs = TIMEOUT_MS } = options;
  const { url, id, body, contentType, secrets, timestamp } = post;
  const headers = webhookHeaders({ id, body, timestamp }, secrets);
  if (refusalOf(url, egress) !== undefined) return failed('address_refused');
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  let address: string;
  try {
    ({ address } = await checkedAddress(hostname, egress, resolve));
  } catch (error) {
    return failed(error instanceof AddressRefused ? 'address_refused' : 'unresolvable');
  }
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((settle) => {
    const request = send({
      host: address,
      port: port === '' ? undefined : port,
      // The certificate is that of the name, not of the address.
      ...(protocol === 'https:' ? { servername: hostname.replace(/^\[|\]$/g, '') } : {}),
      method: 'POST',
      path: pathname + search,
      agent: false,
      headers: {
        host,
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'amends',
        ...headers,
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', (error) => {
      const isLate = ['AbortError', 'TimeoutError'].includes(error.name);
      settle(failed(isLate ? 'timed_out' : 'unreachable'));
    });
    request.on('response', (answer) => {
      drained(answer);
      settle(outcomeOf(answer));
    });
    request.end(body);
  });
};
