import type { FastifyInstance } from 'fastify';
import type {} from './request-types.ts';

/**
 * One line per request, written when the answer is out: ids, codes and times only. The route is
 * its pattern, so no id, name or query of the URL gets into the log.
 */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onResponse', (request, reply, done) => {
    const { principal, problemCode, refusedBecause } = request;
    const line: Record<string, unknown> = {
      method: request.method,
      route: request.is404 ? 'unknown' : request.routeOptions.url,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 100) / 100,
    };
    if (principal !== null) {
      line.clientId = principal.clientId;
      line.kind = principal.kind;
    }
    if (problemCode !== null) line.code = problemCode;
    if (refusedBecause !== null) line.reason = refusedBecause;
    request.log.info(line, 'request');
    done();
  });
};
