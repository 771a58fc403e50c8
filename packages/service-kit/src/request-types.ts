import type { ProblemCode } from '@amends/contracts/problem';
import type { Principal } from './principal.ts';
import type { QuotaClass } from './quota.ts';
import type { RouteAuth } from './route-table.ts';

/**
 * How a JSON body is read: 'strict' (default), 'foreign_numbers' (numbers as the vendor writes
 * them), or 'raw' (only request.rawBody, the route parses it).
 */
export type JsonBody = 'strict' | 'foreign_numbers' | 'raw';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; the service does not start without it. */
    auth?: RouteAuth;
    jsonBody?: JsonBody;
    /** Which quota counts; by default read for GET, ingest for devices, command for the rest. */
    quota?: QuotaClass;
    /** How long the route may take to its last byte, where the server's limit is too short. */
    answerLimitMs?: number;
    /** Answers while over capacity and while stopping too; for health routes only. */
    alwaysAnswers?: boolean;
  }
  interface FastifyInstance {
    /** Name of the service, as in logs and in the route part of idempotency hashes. */
    readonly serviceName: string;
    /** What clients have before the path this instance sees: '' or '/intake'. */
    readonly publicPrefix: string;
  }
  interface FastifyRequest {
    /** null on public routes. */
    principal: Principal | null;
    /** The bytes of the body as they came; null when there was none. */
    rawBody: Buffer | null;
    /** W3C trace context to put into events and outgoing calls. */
    traceparent: string;
    /** `amends-id` of a verified device request. */
    deviceRequestId: string | null;
    /** For the request line only: the code of the problem sent, and why credentials failed. */
    problemCode: ProblemCode | null;
    refusedBecause: string | null;
    /** Ends the request when its route does not. */
    handlerTimer: NodeJS.Timeout | null;
  }
}
