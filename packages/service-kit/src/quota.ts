import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem-error.ts';
import type {} from './request-types.ts';

export type QuotaClass = 'ingest' | 'command' | 'read' | 'export';

/** So many requests in a window, per client and class. */
export type Quota = { readonly requests: number; readonly windowSeconds: number };
export type Quotas = Readonly<Partial<Record<QuotaClass, Quota>>> & {
  /** Unix milliseconds. */
  readonly now?: () => number;
};

type Counter = { count: number; endsMs: number };
const countersMax = 100_000;

/**
 * Counts requests per client and class in fixed windows, and says so in `RateLimit-Policy` and
 * `RateLimit` (IETF draft ratelimit-headers, 10). Over the quota: 429 quota_exceeded with
 * `Retry-After`. Counters live in this process: n instances allow up to n times the quota.
 */
export const limitClients = (app: FastifyInstance, quotas: Quotas): void => {
  const now = quotas.now ?? Date.now;
  const counters = new Map<string, Counter>();

  const count = (key: string, windowSeconds: number): Counter => {
    const current = counters.get(key);
    if (current !== undefined && current.endsMs > now()) {
      current.count += 1;
      return current;
    }
    // Oldest first: a counter that is dropped early forgives, it never refuses.
    if (counters.size >= countersMax) counters.delete(counters.keys().next().value!);
    const fresh = { count: 1, endsMs: now() + windowSeconds * 1000 };
    counters.delete(key);
    counters.set(key, fresh);
    return fresh;
  };

  app.addHook('preValidation', (request, reply, done) => {
    const { principal } = request;
    if (principal === null) return done();
    const name = classOf(request, principal.kind === 'device');
    const quota = quotas[name];
    if (quota === undefined) return done();
    const counter = count(`${name} ${principal.clientId}`, quota.windowSeconds);
    const resetSeconds = Math.max(1, Math.ceil((counter.endsMs - now()) / 1000));
    setRateHeaders(reply, name, quota, quota.requests - counter.count, resetSeconds);
    if (counter.count <= quota.requests) return done();
    done(
      new Problem('quota_exceeded', {
        retryAfterSeconds: resetSeconds,
        extra: { 'violated-policies': [name] },
      }),
    );
  });
};

const classOf = (request: FastifyRequest, device: boolean): QuotaClass => {
  const { quota } = request.routeOptions.config;
  if (quota !== undefined) return quota;
  if (request.method === 'GET' || request.method === 'HEAD') return 'read';
  return device ? 'ingest' : 'command';
};

const setRateHeaders = (
  reply: FastifyReply,
  name: QuotaClass,
  quota: Quota,
  left: number,
  resetSeconds: number,
): void => {
  reply.header('ratelimit-policy', `"${name}";q=${quota.requests};w=${quota.windowSeconds}`);
  reply.header('ratelimit', `"${name}";r=${Math.max(0, left)};t=${resetSeconds}`);
};
