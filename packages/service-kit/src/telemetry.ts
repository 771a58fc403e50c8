import type { IncomingMessage } from 'node:http';
import { type Span, trace } from '@opentelemetry/api';
import { randomHex } from './ids.ts';
import { beginRequestSpan } from './request-telemetry.ts';

/** W3C trace context of one request. The trace id is the request id of errors and logs. */
export type TraceContext = {
  /** 32 hex digits. */
  readonly traceId: string;
  /** This request's span, 16 hex digits; the parent of everything it causes. */
  readonly spanId: string;
  readonly sampled: boolean;
};

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** A traceparent header as its parts; null when missing or not valid (then a new trace starts). */
export const parseTraceparent = (header: string | undefined): TraceContext | null => {
  if (header === undefined || header.length < 55 || header.length > 512) return null;
  const match = pattern.exec(header);
  if (match === null || match[1] === 'ff') return null;
  if (match[1] === '00' && match[5] !== undefined) return null;
  const [, , traceId, spanId, flags] = match;
  if (/^0+$/.test(traceId!) || /^0+$/.test(spanId!)) return null;
  return { traceId: traceId!, spanId: spanId!, sampled: (Number.parseInt(flags!, 16) & 1) === 1 };
};

export const formatTraceparent = (context: TraceContext): string =>
  `00-${context.traceId}-${context.spanId}-${context.sampled ? '01' : '00'}`;

const contextOfSpan = (span: Span): TraceContext => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return { traceId, spanId, sampled: (traceFlags & 1) === 1 };
};

/**
 * The trace context of a request that arrives: the active span when an SDK is loaded, else a new
 * span in the trace of the header, else a new trace. Without an SDK this is all there is, so that
 * events and errors carry a usable trace id on every installation.
 */
export const traceContextOf = (request: IncomingMessage): TraceContext => {
  const active = trace.getActiveSpan();
  if (active !== undefined) return contextOfSpan(active);
  const header = request.headers.traceparent;
  const parent = parseTraceparent(typeof header === 'string' ? header : undefined);
  const span = beginRequestSpan(request, parent);
  if (span !== undefined) return contextOfSpan(span);
  return {
    traceId: parent?.traceId ?? randomHex(16),
    spanId: randomHex(8),
    sampled: parent?.sampled ?? true,
  };
};

const traceContext = Symbol('amends.traceContext');
type Traced = IncomingMessage & { [traceContext]?: TraceContext };

/** Fastify's id generator: makes the trace context once and keeps it with the raw request. */
export const requestIdOf = (request: IncomingMessage): string => {
  const context = traceContextOf(request);
  (request as Traced)[traceContext] = context;
  return context.traceId;
};

/** The context requestIdOf made; for the header of the answer and the envelope of events. */
export const traceparentOf = (request: IncomingMessage): string =>
  formatTraceparent((request as Traced)[traceContext] ?? traceContextOf(request));
