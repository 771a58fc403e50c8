import type { FastifyRequest } from 'fastify';
/**
 * Refuses percent-escapes that are no UTF-8 and control characters, in path and query, and a
 * query on a route that takes none: a parameter is never ignored.
 * @throws Problem 400 malformed_path, malformed_query, unknown_filter
 */
export declare const checkUrl: (request: FastifyRequest) => void;
