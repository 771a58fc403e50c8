import type { FastifyInstance } from 'fastify';
/**
 * Who may call a route.
 * - 'public': anybody, without credentials.
 * - scopes: a bearer token that holds at least ONE of them; an empty list means any valid token.
 * - device: a signed device request; together with scopes, either of the two.
 * - personOnly: a token of a client itself (client credentials) is refused.
 */
export type RouteAuth = 'public' | {
    readonly scopes: readonly string[];
    readonly device?: boolean;
    readonly personOnly?: boolean;
} | {
    readonly device: true;
    readonly scopes?: readonly string[];
    readonly personOnly?: boolean;
};
export type RouteEntry = {
    readonly method: string;
    readonly url: string;
    readonly auth: RouteAuth;
};
/** The routes of an instance: what S2 snapshots, and what 405 answers are made from. */
export type RouteTable = {
    readonly entries: readonly RouteEntry[];
    /** Methods that some route allows on this path; empty when no route matches it. */
    allowedMethods(path: string): string[];
};
/** The route table of an instance made by createHttp. */
export declare const routeTableOf: (app: FastifyInstance) => RouteTable;
/**
 * Watches every route of the instance and its children from now on. A route that does not say who
 * may call it, or what it answers, throws: the service does not start.
 */
export declare const watchRoutes: (app: FastifyInstance) => RouteTable;
