import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import type { Asking } from './intake-store.ts';

/** What a request brings to every command it causes. */
export const askingOf = (request: FastifyRequest, now: Date): Asking => ({
  actor: principalOf(request).subject,
  now: now.toISOString(),
  ...(request.traceparent === '' ? {} : { traceparent: request.traceparent }),
});
