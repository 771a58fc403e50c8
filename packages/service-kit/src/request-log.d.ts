import type { FastifyInstance } from 'fastify';
/**
 * One line per request, written when the answer is out: ids, codes and times only. The route is
 * its pattern, so no id, name or query of the URL gets into the log.
 */
export declare const logRequests: (app: FastifyInstance) => void;
