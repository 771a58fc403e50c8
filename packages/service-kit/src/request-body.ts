import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseStrictJson } from './parse-strict-json.ts';
import { Problem } from './problem-error.ts';
import type {} from './request-types.ts';

/** The media types that are JSON here. Anything else needs a parser of its own on its route. */
export const jsonMediaTypes = [
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];

const jsonMediaType = /^application\/(?:json|cloudevents\+json|cloudevents-batch\+json) *(?:;|$)/i;

/**
 * Takes over body parsing: the content-type parser keeps the bytes only, since a device signature
 * covers them and is checked first; parseBody reads them afterwards.
 */
export const keepRawBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(jsonMediaTypes, { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    done(null, undefined);
  });
};

/**
 * Refuses encodings this service never undoes and charsets other than UTF-8.
 * @throws Problem 415 unsupported_media_type
 */
export const checkContentHeaders = (request: FastifyRequest): void => {
  const { 'content-encoding': encoding, 'content-type': type } = request.headers;
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported_media_type', {
      detail: 'Bodies are taken as they are, without a content encoding.',
      headers: { 'accept-encoding': 'identity' },
    });
  }
  if (type?.includes(';')) {
    const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type);
    if (charset !== null && !/^utf-?8$/i.test(charset[1]!)) {
      throw new Problem('unsupported_media_type', { detail: 'The only charset is utf-8.' });
    }
  }
};

/**
 * Parses the kept bytes of a JSON request. An empty body counts as none.
 * @throws Problem as parseStrictJson does
 */
export const parseBody = (request: FastifyRequest): void => {
  const { rawBody } = request;
  if (rawBody === null || rawBody.length === 0) return;
  if (!jsonMediaType.test(request.headers['content-type'] ?? '')) return;
  const mode = request.routeOptions.config.jsonBody ?? 'strict';
  if (mode === 'raw') return;
  request.body = parseStrictJson(rawBody, { canonicalNumbers: mode === 'strict' });
};
