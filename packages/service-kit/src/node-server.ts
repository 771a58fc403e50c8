import { createServer, type RequestListener, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { HttpLimits } from './http-limits.ts';

/** Instances that share a port, by first path segment ('/intake'); each must be ready. */
export type Mounts = ReadonlyMap<string, FastifyInstance>;

/**
 * All three time limits together: requestTimeout alone leaves a slow body open for a minute. A
 * missing Host header is let through and refused by a hook, in the suite's own format.
 * Requests to a mounted instance never reach the handler of the root.
 */
export const createNodeServer = (
  limits: HttpLimits,
  mounts: Mounts | undefined,
  handler: RequestListener,
): Server =>
  createServer(
    {
      connectionsCheckingInterval: limits.connectionsCheckMs,
      requestTimeout: limits.requestTimeoutMs,
      headersTimeout: limits.headersTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      maxHeaderSize: limits.headerBytes,
      requireHostHeader: false,
    },
    (request, response) => {
      const mounted = mounts === undefined ? undefined : mountOf(mounts, request.url ?? '/');
      if (mounted === undefined) return handler(request, response);
      request.url = mounted.url;
      mounted.app.routing(request, response);
    },
  );

/** '/intake/v1/cases' is '/v1/cases' of the instance at '/intake'. */
const mountOf = (mounts: Mounts, url: string) => {
  const end = url.slice(1).search(/[/?]/);
  const prefix = end < 0 ? url : url.slice(0, end + 1);
  const app = mounts.get(prefix);
  if (app === undefined) return undefined;
  const rest = url.slice(prefix.length);
  return { app, url: rest.startsWith('/') ? rest : `/${rest}` };
};
