import type { IncomingMessage } from 'node:http';
import { guardedRequest, type RequestOptions, type SignedRequest } from './guarded-request.ts';

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

export type WebhookPost = Omit<SignedRequest, 'method'>;

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
export const postWebhook = async (post: WebhookPost, options: RequestOptions): Promise<Outcome> => {
  const answer = await guardedRequest({ ...post, method: 'POST' }, options);
  if (typeof answer === 'string') return failed(answer);
  drained(answer);
  return outcomeOf(answer);
};
