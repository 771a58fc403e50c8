import type { FastifyInstance } from 'fastify';
import { Problem } from './problem-error.ts';
import type {} from './request-types.ts';

/**
 * Answers 503 when a route has not answered `limitMs` after its request came in. Instead of
 * fastify's handlerTimeout, which makes an AbortSignal for every request and aborts it, with an
 * exception and its stack, at the end of every answer (about 5 % of a report in a CPU profile).
 */
export const limitHandlers = (app: FastifyInstance, limitMs: number): void => {
  app.decorateRequest('handlerTimer', null);
  app.addHook('onRequest', (request, reply, done) => {
    request.handlerTimer = setTimeout(() => {
      if (reply.sent) return;
      if (reply.raw.headersSent) reply.raw.destroy();
      else void reply.send(new Problem('temporary_reduced_capacity', { retryAfterSeconds: 1 }));
    }, request.routeOptions.config.answerLimitMs ?? limitMs);
    // Not onResponse: an answer to a client that went away is never finished.
    reply.raw.once('close', () => clearTimeout(request.handlerTimer!));
    done();
  });
};
