import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uuidv8FromHash } from './ids.ts';
import { principalOf } from './principal.ts';
import { Problem } from './problem-error.ts';

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

const keyLengthMax = 255;

/**
 * Reads `Idempotency-Key`, a structured-field string (`"abc"`); the unquoted form is accepted.
 * @throws Problem 400 idempotency_key_missing, idempotency_key_malformed
 */
export const readIdempotencyKey = (header: string | string[] | undefined): string => {
  if (header === undefined || header === '') throw new Problem('idempotency_key_missing');
  const text = Array.isArray(header) ? header.join(', ') : header;
  const key = text.startsWith('"') ? unquote(text) : text;
  if (key === null || !/^[\x20-\x7e]+$/.test(key) || key.length > keyLengthMax) {
    throw new Problem('idempotency_key_malformed', {
      detail: `A key is 1 to ${keyLengthMax} printable ASCII characters, quoted or not.`,
    });
  }
  return key;
};

/** The content of a structured-field string; only `\"` and `\\` are escapes. */
const unquote = (text: string): string | null => {
  const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/.exec(text);
  return quoted === null ? null : quoted[1]!.replace(/\\(["\\])/g, '$1');
};

/**
 * The idempotency facts of a command request. The route is the service, the method and the URL
 * pattern, so one key used on two routes is two commands. `bodyHashKey` turns the body hash into
 * an HMAC where the body holds personal data: a bare hash of a short body can be guessed.
 * @throws Problem 400 when the key is missing or malformed
 */
export const idempotencyOf = (request: FastifyRequest, bodyHashKey?: KeyObject): Idempotency => {
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  const { clientId } = principalOf(request);
  const route = `${request.server.serviceName} ${request.method} ${request.routeOptions.url}`;
  const keyHash = createHash('sha256').update([clientId, route, key].join('\0')).digest('hex');
  const bodyHash = bodyHashKey ? createHmac('sha256', bodyHashKey) : createHash('sha256');
  bodyHash.update(request.url);
  bodyHash.update('\0');
  if (request.rawBody !== null) bodyHash.update(request.rawBody);
  return {
    key,
    keyHash,
    bodyHash: bodyHash.digest('hex'),
    commandId: uuidv8FromHash('command', clientId, route, key),
  };
};

/** Sets `x-idempotency-lookup`, which every answer to a keyed request carries. */
export const setIdempotencyLookup = (reply: FastifyReply, lookup: 'hit' | 'miss'): FastifyReply =>
  reply.header('x-idempotency-lookup', lookup);
