import type { IncomingMessage } from 'node:http';
import {
  ATTRIBUTES,
  DURATION_BUCKETS,
  INSTRUMENTATION,
  METRICS,
} from '@amends/contracts/telemetry-names';
import {
  type Context,
  context,
  createNoopMeter,
  type Histogram,
  metrics,
  type ProxyTracerProvider,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TraceContext } from './telemetry.ts';

// Without an SDK no span, no hook and no number is made (event-store's telemetry.ts is the same
// for what this package may not import).

const spanKey = Symbol('amends.span');
type Traced = IncomingMessage & { [spanKey]?: Span };

/**
 * The span of a request, begun as a child of what the client says; undefined without an SDK, or
 * where an instrumentation of HTTP has begun one already.
 */
export const beginRequestSpan = (
  request: IncomingMessage,
  parent: TraceContext | null,
): Span | undefined => {
  const provider = trace.getTracerProvider() as ProxyTracerProvider;
  const tracer = provider.getDelegateTracer?.(INSTRUMENTATION);
  if (tracer === undefined) return undefined;
  const method = request.method ?? 'GET';
  const options = { kind: SpanKind.SERVER, attributes: { [ATTRIBUTES.httpMethod]: method } };
  const span = tracer.startSpan(method, options, parent === null ? ROOT_CONTEXT : remote(parent));
  (request as Traced)[spanKey] = span;
  return span;
};

const remote = ({ traceId, spanId, sampled }: TraceContext): Context =>
  trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
  });

const durationOf = (): Histogram | undefined => {
  const meter = metrics.getMeter(INSTRUMENTATION);
  if (meter === createNoopMeter()) return undefined;
  const { name, unit, description } = METRICS.httpServerDuration;
  const advice = { explicitBucketBoundaries: DURATION_BUCKETS };
  return meter.createHistogram(name, { unit, description, advice });
};

/** The route is its pattern: ids of a URL are in no name and no label. */
const routeOf = (request: FastifyRequest): string =>
  request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');

/** Ends the span of each request and counts its time. Adds nothing where no SDK is loaded. */
export const observeRequests = (app: FastifyInstance): void => {
  const provider = trace.getTracerProvider() as ProxyTracerProvider;
  const isTracing = provider.getDelegateTracer?.(INSTRUMENTATION) !== undefined;
  const duration = durationOf();
  if (isTracing) {
    app.addHook('onRequest', (request, _reply, done) => {
      const span = (request.raw as Traced)[spanKey];
      if (span === undefined) return done();
      context.with(trace.setSpan(ROOT_CONTEXT, span), () => done());
    });
  }
  if (!isTracing && duration === undefined) return;
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const { statusCode } = reply;
    duration?.record(reply.elapsedTime / 1_000, {
      [ATTRIBUTES.httpMethod]: request.method,
      [ATTRIBUTES.httpRoute]: route,
      [ATTRIBUTES.httpStatus]: statusCode,
    });
    const span = (request.raw as Traced)[spanKey];
    if (span !== undefined) {
      span.updateName(`${request.method} ${route}`);
      span.setAttribute(ATTRIBUTES.httpRoute, route);
      span.setAttribute(ATTRIBUTES.httpStatus, statusCode);
      if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
    done();
  });
};
