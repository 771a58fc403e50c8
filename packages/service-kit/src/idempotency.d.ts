import type { FastifyReply, FastifyRequest } from 'fastify';
/** What a keyed command is recognised by. Hashes are hex; nothing of it reveals key or body. */
export type Idempotency = {
    /** As the client sent it, without quotes; at most 255 characters. */
    readonly key: string;
    /** SHA-256 of client id, route and key: the primary key of the stored answer. */
    readonly keyHash: string;
    /** Hash of the raw body, the path and the query: the same key with another one is refused. */
    readonly bodyHash: string;
    /** UUIDv8 from client id, route and key: makes the event ids, so a retry meets itself. */
    readonly commandId: string;
};
/**
 * Reads `Idempotency-Key`, a structured-field string (`"abc"`); the unquoted form is accepted.
 * @throws Problem 400 idempotency_key_missing, idempotency_key_malformed
 */
export declare const readIdempotencyKey: (header: string | string[] | undefined) => string;
/**
 * The idempotency facts of a command request. The route is the service, the method and the URL
 * pattern, so one key used on two routes is two commands. `bodyHashKey` turns the body hash into
 * an HMAC where the body holds personal data: a bare hash of a short body can be guessed.
 * @throws Problem 400 when the key is missing or malformed
 */
export declare const idempotencyOf: (request: FastifyRequest, bodyHashKey?: Buffer) => Idempotency;
/** Sets `x-idempotency-lookup`, which every answer to a keyed request carries. */
export declare const setIdempotencyLookup: (reply: FastifyReply, lookup: 'hit' | 'miss') => FastifyReply;
