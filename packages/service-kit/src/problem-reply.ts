import { type ProblemCode, problems, problemType } from '@amends/contracts/problem';
import { metrics } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseError } from './logger.ts';
import { Problem } from './problem-error.ts';
import type {} from './request-types.ts';

export const problemMediaType = 'application/problem+json';

/** Counts database refusals of values (SQLSTATE 22, 23) that validation should have caught. */
const uncaughtValues = metrics
  .getMeter('amends.service-kit')
  .createCounter('amends.http.uncaught_values');

/** Fastify's own refusals; those not listed are 400 when they are client errors, else bugs. */
const frameworkCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_NOT_FOUND: 'not_found',
  FST_ERR_BAD_URL: 'malformed_path',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
};

/** Classes of SQLSTATE that mean the database is away or busy, not that the input is bad. */
const awayStates = /^(?:08|53|57P0|40001|40P01|55P03|57014)/;
/** What the pool says without a code: nothing is free, or what was lent broke. */
const awayPool = /^(?:timeout exceeded when trying to connect|Connection terminated)/;
const awayNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);

/**
 * Any error as the problem to send. Refusals stay, framework errors are translated, the world
 * being down (`retryable`, connection errors, the database away) is 503, all else is 500.
 */
export const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem('internal_error');
  const { code, retryable } = error as { code?: unknown; retryable?: unknown };
  if (typeof code === 'string') {
    const known = Object.hasOwn(frameworkCodes, code) ? frameworkCodes[code] : undefined;
    if (known !== undefined) return withRetry(known);
    if (isDatabaseError(error)) {
      return withRetry(awayStates.test(code) ? 'temporary_reduced_capacity' : 'internal_error');
    }
    if (awayNetwork.has(code)) return withRetry('temporary_reduced_capacity');
  }
  if (retryable === true || awayPool.test(error.message))
    return withRetry('temporary_reduced_capacity');
  const { statusCode } = error as { statusCode?: unknown };
  const clientError = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return new Problem(clientError ? 'malformed_request' : 'internal_error');
};

const withRetry = (code: ProblemCode): Problem =>
  new Problem(code, problems[code].status === 503 ? { retryAfterSeconds: 1 } : {});

/** The RFC 9457 body of a problem. A 500 tells nothing but its request id. */
export const problemBody = (
  problem: Problem,
  requestId: string,
  instance?: string,
): Record<string, unknown> => {
  const { code, status, message } = problem;
  const body: Record<string, unknown> = { type: problemType(code), title: message, status, code };
  if (status !== 500 && problem.detail !== undefined) body.detail = problem.detail;
  if (instance !== undefined) body.instance = instance;
  body.requestId = requestId;
  if (status !== 500 && problem.errors !== undefined) body.errors = problem.errors;
  return status === 500 ? body : { ...problem.extra, ...body };
};

/** Sends a problem as the answer. Sets `Retry-After` on every 429 and 503. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  const { request } = reply;
  const { status } = problem;
  request.problemCode = problem.code;
  if (problem.headers !== undefined) reply.headers({ ...problem.headers });
  const needsRetryAfter = status === 429 || status === 503;
  const retryAfter = problem.retryAfterSeconds ?? (needsRetryAfter ? 1 : undefined);
  if (retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(retryAfter)));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const path = request.url.split('?', 1)[0]!;
  const instance = `${reply.server.publicPrefix}${path}`.slice(0, 512);
  return reply
    .code(status)
    .type(problemMediaType)
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.id, instance));
};

/** The error handler of every instance: translates, logs what is not the client's doing, sends. */
export const handleError = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const problem = toProblem(error);
  if (problem.status >= 500) logServerError(error, problem, request);
  return sendProblem(reply, problem);
};

const logServerError = (error: unknown, problem: Problem, request: FastifyRequest): void => {
  const fields = { err: error, code: problem.code, route: request.routeOptions.url };
  if (isDatabaseError(error) && /^2[23]/.test(error.code)) {
    uncaughtValues.add(1, { sqlstate: error.code });
    request.log.error(
      { ...fields, sqlstate: error.code },
      'a value reached the database unchecked',
    );
  } else if (problem.status === 500) request.log.error(fields, 'request failed');
  else request.log.warn(fields, 'request refused: capacity or dependency');
};
