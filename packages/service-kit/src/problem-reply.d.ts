import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem-error.ts';
export declare const problemMediaType = "application/problem+json";
/**
 * Any error as the problem to send. Refusals stay, framework errors are translated, the world
 * being down (`retryable`, connection errors, the database away) is 503, all else is 500.
 */
export declare const toProblem: (error: unknown) => Problem;
/** The RFC 9457 body of a problem. A 500 tells nothing but its request id. */
export declare const problemBody: (problem: Problem, requestId: string, instance?: string) => Record<string, unknown>;
/** Sends a problem as the answer. Sets `Retry-After` on every 429 and 503. */
export declare const sendProblem: (reply: FastifyReply, problem: Problem) => FastifyReply;
/** The error handler of every instance: translates, logs what is not the client's doing, sends. */
export declare const handleError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
