import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem, ApiUnreachable } from './api-problem.ts';
import { authorizerFor, type Credentials, type TokenAnswer } from './credentials.ts';
import { DEFAULT_RETRY, nextDelayMs, type RetryOptions } from './retry.ts';
import { type BaseUrl, type Query, serviceUrl } from './service-url.ts';

export interface ClientOptions {
  readonly baseUrl: BaseUrl;
  readonly credentials: Credentials;
  /** Where client credentials become a token; `<baseUrl>/oauth/token` when not given. */
  readonly tokenUrl?: string;
  readonly fetch?: typeof fetch;
  /** Of one try, from sending to the whole answer; 30,000 when not given. */
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryOptions>;
  /** Unix milliseconds. */
  readonly nowMs?: () => number;
}

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  /** Version of the stream without quotes, for `ifMatch`; undefined where there is none. */
  readonly etag: string | undefined;
  readonly location: string | undefined;
  /** true when the key was met before and this is the stored answer. */
  readonly replayed: boolean;
  readonly headers: Headers;
}

export interface PostOptions {
  /**
   * Give the one you stored, so that a command survives your own restart. When not given, one is
   * made for this call and used for all its tries.
   */
  readonly idempotencyKey?: string;
  readonly ifMatch?: string | number;
  /** `application/json` when not given. */
  readonly contentType?: string;
  readonly query?: Query;
}

export interface GetOptions {
  /** `application/json` when not given; with another type the body is a text. */
  readonly accept?: string;
}

export interface Client {
  /**
   * Reads `/<service>/v1/...`.
   * @throws ApiProblem when the service refuses, ApiUnreachable when no answer came
   */
  get<Body = unknown>(path: string, query?: Query, options?: GetOptions): Promise<ApiAnswer<Body>>;
  /**
   * Sends a command. A text or bytes are sent as they are, anything else as JSON.
   * @throws ApiProblem when the service refuses, ApiUnreachable when no answer came
   */
  post<Body = unknown>(
    path: string,
    body: unknown,
    options?: PostOptions,
  ): Promise<ApiAnswer<Body>>;
}

interface Outgoing {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

type Send = (request: Outgoing) => Promise<ApiAnswer<unknown>>;

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (!/[/+]json\b/.test(response.headers.get('content-type') ?? '')) return text;
  return text === '' ? undefined : JSON.parse(text);
};

/** One try: sends, reads the whole answer, and throws what is not a success. */
const sender =
  (fetchFn: typeof fetch, timeoutMs: number): Send =>
  async ({ method, url, headers, body }) => {
    let response: Response;
    let answer: unknown;
    try {
      response = await fetchFn(url, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body }),
      });
      answer = await bodyOf(response);
    } catch (cause) {
      throw new ApiUnreachable(method, `${url.origin}${url.pathname}`, cause);
    }
    if (!response.ok) throw new ApiProblem(response.status, response.headers, answer);
    return {
      status: response.status,
      body: answer,
      etag: response.headers.get('etag')?.replace(/^"(.*)"$/, '$1'),
      location: response.headers.get('location') ?? undefined,
      replayed: response.headers.get('x-idempotency-lookup') === 'hit',
      headers: response.headers,
    };
  };

/** Sends the very same request again while that can help. */
const retrying = async (retry: RetryOptions, once: () => Promise<ApiAnswer<unknown>>) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      const delayMs = nextDelayMs(error, attempt, retry, Math.random());
      if (delayMs === undefined) throw error;
      await sleep(delayMs);
    }
  }
};

const tokenFetcher = (options: ClientOptions, send: Send) => async (): Promise<TokenAnswer> => {
  const { credentials, baseUrl } = options;
  const tokenUrl =
    options.tokenUrl ?? (typeof baseUrl === 'string' ? `${baseUrl}/oauth/token` : undefined);
  if (tokenUrl === undefined) throw new TypeError('tokenUrl is needed with a base URL per service');
  const { clientId, clientSecret } = credentials as Extract<Credentials, { clientId: string }>;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await send({
    id: '',
    method: 'POST',
    url: new URL(tokenUrl),
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
  });
  return answer.body as TokenAnswer;
};

const postHeaders = (options: PostOptions, key: string): Record<string, string> => ({
  accept: 'application/json',
  'content-type': options.contentType ?? 'application/json',
  'idempotency-key': `"${key.replace(/["\\]/g, '\\$&')}"`,
  ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
});

const encode = (body: unknown): string | Uint8Array<ArrayBuffer> => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
};

/**
 * Opens a client of the published API. Paths are `/<service>/v1/...` whether one process serves
 * all services or each has its own address. What may be tried again is tried again with the same
 * key, so a command whose answer was lost is not executed twice.
 */
export const openClient = (options: ClientOptions): Client => {
  const send = sender(options.fetch ?? fetch, options.timeoutMs ?? 30_000);
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  const nowMs = options.nowMs ?? Date.now;
  const authorizer = authorizerFor(options.credentials, tokenFetcher(options, send), nowMs);

  const authorized: Send = async (request) => {
    const proved = async () => ({
      ...request,
      headers: { ...request.headers, ...(await authorizer.headers(request)) },
    });
    const first = await proved();
    try {
      return await send(first);
    } catch (error) {
      const wasRefused = error instanceof ApiProblem && error.status === 401;
      if (!wasRefused || !authorizer.renew()) throw error;
      return send(await proved());
    }
  };
  const run = (request: Outgoing): Promise<ApiAnswer<unknown>> =>
    retrying(retry, () => authorized(request));

  return {
    get: async <Body>(path: string, query: Query = {}, { accept }: GetOptions = {}) => {
      const url = serviceUrl(options.baseUrl, path, query);
      const headers = { accept: accept ?? 'application/json' };
      const answer = await run({ id: randomUUID(), method: 'GET', url, headers, body: undefined });
      return answer as ApiAnswer<Body>;
    },
    post: async <Body>(path: string, body: unknown, given: PostOptions = {}) => {
      const key = given.idempotencyKey ?? randomUUID();
      const url = serviceUrl(options.baseUrl, path, given.query);
      const headers = postHeaders(given, key);
      const request = { id: key, method: 'POST' as const, url, headers, body: encode(body) };
      return (await run(request)) as ApiAnswer<Body>;
    },
  };
};
