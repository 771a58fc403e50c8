import type { IncomingMessage } from 'node:http';
/** W3C trace context of one request. The trace id is the request id of errors and logs. */
export type TraceContext = {
    /** 32 hex digits. */
    readonly traceId: string;
    /** This request's span, 16 hex digits; the parent of everything it causes. */
    readonly spanId: string;
    readonly sampled: boolean;
};
/** A traceparent header as its parts; null when missing or not valid (then a new trace starts). */
export declare const parseTraceparent: (header: string | undefined) => TraceContext | null;
export declare const formatTraceparent: (context: TraceContext) => string;
/**
 * The trace context of a request that arrives: the active span when an SDK is loaded, else a new
 * span in the trace of the header, else a new trace. Without an SDK this is all there is, so that
 * events and errors carry a usable trace id on every installation.
 */
export declare const traceContextOf: (request: IncomingMessage) => TraceContext;
/** Fastify's id generator: makes the trace context once and keeps it with the raw request. */
export declare const requestIdOf: (request: IncomingMessage) => string;
/** The context requestIdOf made; for the header of the answer and the envelope of events. */
export declare const traceparentOf: (request: IncomingMessage) => string;
