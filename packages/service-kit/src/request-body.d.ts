import type { FastifyInstance, FastifyRequest } from 'fastify';
/** The media types that are JSON here. Anything else needs a parser of its own on its route. */
export declare const jsonMediaTypes: string[];
/**
 * Takes over body parsing: the content-type parser keeps the bytes only, since a device signature
 * covers them and is checked first; parseBody reads them afterwards.
 */
export declare const keepRawBodies: (app: FastifyInstance) => void;
/**
 * Refuses encodings this service never undoes and charsets other than UTF-8.
 * @throws Problem 415 unsupported_media_type
 */
export declare const checkContentHeaders: (request: FastifyRequest) => void;
/**
 * Parses the kept bytes of a JSON request. An empty body counts as none.
 * @throws Problem as parseStrictJson does
 */
export declare const parseBody: (request: FastifyRequest) => void;
