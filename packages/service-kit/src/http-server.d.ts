import { type Server } from 'node:http';
import { type FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { type Authentication } from './authentication.ts';
import { type HttpLimits } from './http-limits.ts';
import { type ApiDescription } from './openapi.ts';
/** An instance whose route schemas are zod and type the handlers. */
export type HttpServer = FastifyInstance<Server, import('node:http').IncomingMessage, import('node:http').ServerResponse, import('fastify').FastifyBaseLogger, ZodTypeProvider>;
export type HttpOptions = {
    /** Name of the service; part of the hash of idempotency keys, so it never changes. */
    readonly name: string;
    readonly version: string;
    /** '' alone, '/intake' behind a common port. Without a slash at the end. */
    readonly publicPrefix: string;
    readonly logger: Logger;
    readonly authenticate: Authentication;
    readonly limits?: Partial<HttpLimits>;
    /** true serves /docs and /docs/json without credentials: on an internal port only. */
    readonly docs?: boolean;
    readonly describe?: ApiDescription;
    /** Other instances that share this one's port, by first path segment ('/intake'). */
    readonly mounts?: ReadonlyMap<string, FastifyInstance>;
};
/**
 * An HTTP server with the suite's defaults: strict bodies, problem+json for every refusal, access
 * declared by every route, one log line per request. Hooks are on the root instance and in force
 * at once, so routes may be added directly or by plugins. Nothing listens yet.
 * @throws Error (from the route or from ready()) when a route declares no config.auth or no
 *   schema of its answer
 */
export declare const createHttp: (options: HttpOptions) => HttpServer;
