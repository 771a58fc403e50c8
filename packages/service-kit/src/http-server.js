import { createServer } from 'node:http';
import { fastify, LogController } from 'fastify';
import { guardRoutes } from './authentication.js';
import { clientErrorAnswer } from './client-error.js';
import { defaultHttpLimits } from './http-limits.js';
import { describeApi } from './openapi.js';
import { Problem } from './problem-error.js';
import { handleError, sendProblem, toProblem } from './problem-reply.js';
import { checkContentHeaders, keepRawBodies, parseBody } from './request-body.js';
import { logRequests } from './request-log.js';
import { checkUrl } from './request-url.js';
import { watchRoutes } from './route-table.js';
import { requestIdOf, traceparentOf } from './telemetry.js';
import { zodSerializerCompiler, zodValidatorCompiler } from './zod-compilers.js';
/**
 * An HTTP server with the suite's defaults: strict bodies, problem+json for every refusal, access
 * declared by every route, one log line per request. Hooks are on the root instance and in force
 * at once, so routes may be added directly or by plugins. Nothing listens yet.
 * @throws Error (from the route or from ready()) when a route declares no config.auth or no
 *   schema of its answer
 */
export const createHttp = (options) => {
    const limits = { ...defaultHttpLimits, ...options.limits };
    const app = fastify({
        loggerInstance: options.logger,
        logController: new LogController({
            disableRequestLogging: true,
            requestIdLogLabel: 'requestId',
        }),
        genReqId: requestIdOf,
        bodyLimit: limits.bodyBytes,
        handlerTimeout: limits.handlerTimeoutMs,
        trustProxy: limits.proxies.length > 0 ? [...limits.proxies] : false,
        return503OnClosing: false,
        exposeHeadRoutes: true,
        frameworkErrors: (error, request, reply) => {
            setHeaders(reply);
            sendProblem(reply, toProblem(error));
            request.log.info({ status: reply.statusCode, method: request.method }, 'request');
        },
        serverFactory: (handler) => createNodeServer(limits, options.mounts, handler),
        clientErrorHandler: clientErrorAnswer,
    }).withTypeProvider();
    decorate(app, options);
    app.setValidatorCompiler(zodValidatorCompiler);
    app.setSerializerCompiler(zodSerializerCompiler);
    app.setErrorHandler(handleError);
    keepRawBodies(app);
    const table = watchRoutes(app);
    describeApi(app, options);
    logRequests(app);
    admitRequests(app, limits);
    guardRoutes(app, options.authenticate);
    app.addHook('preValidation', (request, _reply, done) => {
        parseBody(request);
        done();
    });
    answerUnknownRoutes(app, table);
    return app;
};
const decorate = (app, { name, publicPrefix }) => {
    app.decorate('serviceName', name);
    app.decorate('publicPrefix', publicPrefix);
    app.decorateRequest('principal', null);
    app.decorateRequest('rawBody', null);
    app.decorateRequest('deviceRequestId', null);
    app.decorateRequest('problemCode', null);
    app.decorateRequest('refusedBecause', null);
    app.decorateRequest('traceparent', '');
};
/**
 * All three time limits together: requestTimeout alone leaves a slow body open for a minute. A
 * missing Host header is answered by admitRequests, in the suite's own format.
 */
const createNodeServer = (limits, mounts, handler) => {
    const server = createServer({
        connectionsCheckingInterval: limits.connectionsCheckMs,
        requestTimeout: limits.requestTimeoutMs,
        headersTimeout: limits.headersTimeoutMs,
        keepAliveTimeout: limits.keepAliveTimeoutMs,
        maxHeaderSize: limits.headerBytes,
        requireHostHeader: false,
    }, (request, response) => {
        const mounted = mounts === undefined ? undefined : mountOf(mounts, request.url ?? '/');
        if (mounted === undefined)
            return handler(request, response);
        request.url = mounted.url;
        mounted.app.routing(request, response);
    });
    return server;
};
const mountOf = (mounts, url) => {
    const end = url.slice(1).search(/[/?]/);
    const prefix = end < 0 ? url : url.slice(0, end + 1);
    const app = mounts.get(prefix);
    if (app === undefined)
        return undefined;
    const rest = url.slice(prefix.length);
    return { app, url: rest.startsWith('/') ? rest : `/${rest}` };
};
const apiHeaders = {
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
};
const setHeaders = (reply) => {
    reply.headers(apiHeaders);
};
/** First hook of every request: headers, trace, capacity, and what HTTP itself asks for. */
const admitRequests = (app, limits) => {
    let inFlight = 0;
    let stopping = false;
    app.addHook('preClose', (done) => {
        stopping = true;
        done();
    });
    app.addHook('onRequest', (request, reply, done) => {
        inFlight += 1;
        setHeaders(reply);
        request.traceparent = traceparentOf(request.raw);
        reply.header('traceparent', request.traceparent);
        try {
            if (request.routeOptions.config.alwaysAnswers !== true) {
                if (stopping)
                    throw overCapacity(true);
                if (inFlight > limits.requestsInFlight)
                    throw overCapacity(false);
            }
            refuseMissingHost(request.raw);
            checkContentHeaders(request);
            checkUrl(request);
            done();
        }
        catch (error) {
            done(error);
        }
    });
    app.addHook('onResponse', (_request, _reply, done) => {
        inFlight -= 1;
        done();
    });
};
const overCapacity = (stopping) => new Problem('temporary_reduced_capacity', {
    retryAfterSeconds: 1,
    ...(stopping && { headers: { connection: 'close' } }),
});
const refuseMissingHost = (raw) => {
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') {
        throw new Problem('malformed_request', { detail: 'The Host header is missing.' });
    }
};
const answerUnknownRoutes = (app, table) => {
    app.setNotFoundHandler((request, reply) => {
        const allowed = table.allowedMethods(request.url.split('?', 1)[0]);
        if (allowed.length === 0)
            return sendProblem(reply, new Problem('not_found'));
        const headers = { allow: allowed.join(', ') };
        return sendProblem(reply, new Problem('method_not_allowed', { headers }));
    });
};
