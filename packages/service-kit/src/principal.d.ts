import type { FastifyRequest } from 'fastify';
/** Who is asking, after authentication. */
export type Principal = {
    readonly kind: 'system' | 'person' | 'device';
    /** The OAuth client, or the device. Idempotency keys and quotas are scoped by it. */
    readonly clientId: string;
    /** Opaque id of the acting subject; becomes `actor` in events. */
    readonly subject: string;
    readonly scopes: ReadonlySet<string>;
    /** Stores this principal may see and change; '*' is all of them. */
    readonly stores: '*' | ReadonlySet<string>;
    /** How a person signed in (`amr`), and when (`auth_time`, Unix seconds). */
    readonly authMethods: readonly string[];
    readonly authTimeSeconds: number | null;
};
/** Whether the principal may see things of this store. */
export declare const mayAccessStore: (principal: Principal, storeId: string) => boolean;
/**
 * The principal of a request on a route that is not public.
 * @throws Error when the route is public: a bug in the route, answered with 500.
 */
export declare const principalOf: (request: FastifyRequest) => Principal;
/**
 * Refuses a store outside the claim exactly like an unknown object.
 * @throws Problem 404 not_found
 */
export declare const requireStore: (principal: Principal, storeId: string) => void;
