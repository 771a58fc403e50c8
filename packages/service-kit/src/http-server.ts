import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { type Authentication, guardRoutes } from './authentication.ts';
import { clientErrorAnswer } from './client-error.ts';
import { limitHandlers } from './handler-timeout.ts';
import { defaultHttpLimits, type HttpLimits } from './http-limits.ts';
import { createNodeServer } from './node-server.ts';
import { type ApiDescription, describeApi } from './openapi.ts';
import { Problem } from './problem-error.ts';
import { handleError, sendProblem, toProblem } from './problem-reply.ts';
import { limitClients, type Quotas } from './quota.ts';
import { checkContentHeaders, keepRawBodies, parseBody } from './request-body.ts';
import { logRequests } from './request-log.ts';
import { observeRequests } from './request-telemetry.ts';
import { checkUrl } from './request-url.ts';
import { type RouteTable, watchRoutes } from './route-table.ts';
import { requestIdOf, traceparentOf } from './telemetry.ts';
import { zodSerializerCompiler, zodValidatorCompiler } from './zod-compilers.ts';

// Takes the additions to fastify's types along into the declarations, so that whoever has an
// HttpServer has them: an import that names nothing is dropped there.
export type { JsonBody } from './request-types.ts';

/** An instance whose route schemas are zod and type the handlers. */
export type HttpServer = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type HttpOptions = {
  /** Name of the service; part of the hash of idempotency keys, so it never changes. */
  readonly name: string;
  readonly version: string;
  /** '' alone, '/intake' behind a common port. Without a slash at the end. */
  readonly publicPrefix: string;
  readonly logger: Logger;
  readonly authenticate: Authentication;
  readonly limits?: Partial<HttpLimits>;
  /** Requests per client and window, by class of route; none when left out. */
  readonly quotas?: Quotas;
  /** true serves /docs and /docs/json without credentials: on an internal port only. */
  readonly docs?: boolean;
  readonly describe?: ApiDescription;
  /** Other instances that share this one's port, by first path segment ('/intake'). */
  readonly mounts?: ReadonlyMap<string, FastifyInstance>;
};

/**
 * An HTTP server with the suite's defaults: strict bodies, problem+json for every refusal, access
 * declared by every route, one log line per request. Hooks are on the root instance and in force
 * at once, so routes may be added directly or by plugins. Nothing listens yet.
 * @throws Error (from the route or from ready()) when a route declares no config.auth or no
 *   schema of its answer
 */
export const createHttp = (options: HttpOptions): HttpServer => {
  const limits = { ...defaultHttpLimits, ...options.limits };
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: requestIdOf,
    bodyLimit: limits.bodyBytes,
    trustProxy: limits.proxies.length > 0 ? [...limits.proxies] : false,
    return503OnClosing: false,
    exposeHeadRoutes: true,
    frameworkErrors: (error, request, reply) => {
      setHeaders(reply);
      sendProblem(reply as never, toProblem(error));
      request.log.info({ status: reply.statusCode, method: request.method }, 'request');
    },
    serverFactory: (handler) => createNodeServer(limits, options.mounts, handler),
    clientErrorHandler: clientErrorAnswer,
  }).withTypeProvider<ZodTypeProvider>() as unknown as HttpServer;

  decorate(app, options);
  app.setValidatorCompiler(zodValidatorCompiler);
  app.setSerializerCompiler(zodSerializerCompiler);
  app.setErrorHandler(handleError);
  keepRawBodies(app);
  const table = watchRoutes(app);
  describeApi(app, options);
  observeRequests(app);
  logRequests(app);
  limitHandlers(app, limits.handlerTimeoutMs);
  admitRequests(app, limits);
  guardRoutes(app, options.authenticate);
  if (options.quotas !== undefined) limitClients(app, options.quotas);
  app.addHook('preValidation', (request, _reply, done) => {
    parseBody(request);
    done();
  });
  answerUnknownRoutes(app, table);
  return app;
};

const decorate = (app: HttpServer, { name, publicPrefix }: HttpOptions): void => {
  app.decorate('serviceName', name);
  app.decorate('publicPrefix', publicPrefix);
  app.decorateRequest('principal', null);
  app.decorateRequest('rawBody', null);
  app.decorateRequest('deviceRequestId', null);
  app.decorateRequest('problemCode', null);
  app.decorateRequest('refusedBecause', null);
  app.decorateRequest('traceparent', '');
};

const apiHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

const setHeaders = (reply: { headers(values: Record<string, string>): unknown }): void => {
  reply.headers(apiHeaders);
};

/** First hook of every request: headers, trace, capacity, and what HTTP itself asks for. */
const admitRequests = (app: HttpServer, limits: HttpLimits): void => {
  let inFlight = 0;
  let stopping = false;
  app.addHook('preClose', (done) => {
    stopping = true;
    closeIdleUntilClosed(app);
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    inFlight += 1;
    // Not onResponse: an answer to a client that went away is never finished.
    reply.raw.once('close', () => {
      inFlight -= 1;
    });
    setHeaders(reply);
    request.traceparent = traceparentOf(request.raw);
    reply.header('traceparent', request.traceparent);
    try {
      if (request.routeOptions.config.alwaysAnswers !== true) {
        if (stopping) throw overCapacity(true);
        if (inFlight > limits.requestsInFlight) throw overCapacity(false);
      }
      refuseMissingHost(request.raw);
      checkContentHeaders(request);
      checkUrl(request);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
};

/**
 * Closing a server ends the connections that are idle at that moment. One that was answering keeps
 * alive afterwards, and the close would wait for it until the keep-alive timeout.
 */
const closeIdleUntilClosed = (app: HttpServer): void => {
  if (!app.server.listening) return;
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  app.server.once('close', () => clearInterval(sweep));
};

const overCapacity = (stopping: boolean): Problem =>
  new Problem('temporary_reduced_capacity', {
    retryAfterSeconds: 1,
    ...(stopping && { headers: { connection: 'close' } }),
  });

const refuseMissingHost = (raw: { httpVersion: string; headers: { host?: string } }): void => {
  if (raw.headers.host === undefined && raw.httpVersion === '1.1') {
    throw new Problem('malformed_request', { detail: 'The Host header is missing.' });
  }
};

const answerUnknownRoutes = (app: HttpServer, table: RouteTable): void => {
  app.setNotFoundHandler((request, reply) => {
    const allowed = table.allowedMethods(request.url.split('?', 1)[0]!);
    if (allowed.length === 0) return sendProblem(reply, new Problem('not_found'));
    const headers = { allow: allowed.join(', ') };
    return sendProblem(reply, new Problem('method_not_allowed', { headers }));
  });
};
