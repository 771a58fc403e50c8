import type { FastifyInstance } from 'fastify';
import type { BearerVerifier } from './bearer.ts';
import { type DeviceKeysPort } from './device-hmac.ts';
import { type FailureLimit } from './failure-limit.ts';
/** How an instance finds out who is asking. */
export type Authentication = {
    readonly bearer: BearerVerifier;
    /** Needed by instances with device routes. */
    readonly deviceKeys?: DeviceKeysPort;
    readonly failureLimit?: FailureLimit;
    /** Unix milliseconds. */
    readonly now?: () => number;
};
/**
 * Puts authentication before every route of the instance, children included. A bearer token is
 * checked before the body is read. A device signature covers the body: its headers and keys are
 * checked before, the signature once the bytes are there and before they are parsed.
 */
export declare const guardRoutes: (app: FastifyInstance, authentication: Authentication) => void;
