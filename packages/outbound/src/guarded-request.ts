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

/** Why a request got no answer. */
export type Unanswered = 'address_refused' | 'unresolvable' | 'unreachable' | 'timed_out';

export interface SignedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly id: string;
  /** Exactly what is sent and signed; nothing for a GET. */
  readonly body: string;
  readonly contentType: string;
  readonly secrets: readonly string[];
  readonly timestamp: number;
}

export interface RequestOptions {
  readonly egress: Egress;
  readonly resolve?: ResolveHost;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;

const isLate = ({ name }: Error): boolean => ['AbortError', 'TimeoutError'].includes(name);

export interface PlainRequest {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Sends one request to a checked address and gives the answer as it begins, or why there is none.
 * The time limit is that of the whole answer. A redirect is not followed: it may lead anywhere.
 * Nothing is thrown.
 */
export const guardedSend = async (
  { method, url, headers, body }: PlainRequest,
  { egress, resolve = resolveHost, timeoutMs = TIMEOUT_MS }: RequestOptions,
): Promise<IncomingMessage | Unanswered> => {
  if (refusalOf(url, egress) !== undefined) return 'address_refused';
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  let address: string;
  try {
    ({ address } = await checkedAddress(hostname, egress, resolve));
  } catch (error) {
    return error instanceof AddressRefused ? 'address_refused' : 'unresolvable';
  }
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((settle) => {
    const request = send({
      host: address,
      port: port === '' ? undefined : port,
      // The certificate is that of the name, not of the address.
      ...(protocol === 'https:' ? { servername: hostname.replace(/^\[|\]$/g, '') } : {}),
      method,
      path: pathname + search,
      agent: false,
      headers: { host, 'user-agent': 'amends', ...headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', (error) => settle(isLate(error) ? 'timed_out' : 'unreachable'));
    request.on('response', settle);
    request.end(body);
  });
};

/** The same, signed. Nothing is thrown but for secrets that are none: a bug of the caller's. */
export const guardedRequest = async (
  { method, url, id, body, contentType, secrets, timestamp }: SignedRequest,
  options: RequestOptions,
): Promise<IncomingMessage | Unanswered> => {
  const signature = webhookHeaders({ id, body, timestamp }, secrets);
  if (method === 'GET') return guardedSend({ method, url, headers: signature }, options);
  const content = { 'content-type': contentType, 'content-length': `${Buffer.byteLength(body)}` };
  return guardedSend({ method, url, headers: { ...content, ...signature }, body }, options);
};
