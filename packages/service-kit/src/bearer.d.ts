import { type JSONWebKeySet } from 'jose';
import type { Principal } from './principal.ts';
/** Where the public keys of the issuer come from. */
export type KeySource = JSONWebKeySet | URL;
export type BearerOptions = {
    readonly issuer: string;
    readonly audience: string;
    readonly keys: KeySource;
    readonly algorithms?: readonly ('RS256' | 'ES256' | 'EdDSA')[];
    /** Most verified tokens kept; each is about 1 kB. */
    readonly cacheSize?: number;
    /** Unix milliseconds; tests pass their own clock. */
    readonly now?: () => number;
};
/**
 * A token to its principal: at once when it was verified before, else after the check.
 * @throws Problem 401 unauthenticated (with the cause in `cause`, never in the answer), 503
 *   temporary_reduced_capacity when the keys of the issuer cannot be fetched
 */
export type BearerVerifier = (token: string) => Principal | Promise<Principal>;
/** RFC 9068 leaves the life to the issuer; a token that lives longer is refused (security). */
export declare const tokenLifeSecondsMax = 900;
export declare const clockToleranceSeconds = 10;
/**
 * Verifies access tokens by RFC 9068: `typ: at+jwt`, asymmetric algorithms only, issuer,
 * audience, exp, sub, client_id and scope all required. Keys named in the token itself (jku, x5u,
 * jwk) are ignored. A verified token is kept under its SHA-256 until it expires, because checking
 * a signature costs more than the rest of a request.
 */
export declare const createBearerVerifier: (options: BearerOptions) => BearerVerifier;
