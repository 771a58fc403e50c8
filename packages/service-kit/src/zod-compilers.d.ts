import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify/types/schema.js';
import { z } from 'zod';
/**
 * Validates requests with zod: a body that is not valid is 422, a fault in the query or in a
 * header is 400, a path parameter that does not match its pattern is 404, like an unknown object.
 * Nothing is coerced; a strict object refuses unknown fields.
 */
export declare const zodValidatorCompiler: FastifySchemaCompiler<z.ZodType>;
/**
 * Writes answers through their schema: what is not in the schema does not leave the service, and
 * an answer that breaks its schema is a bug (500), not a surprise for the client.
 */
export declare const zodSerializerCompiler: FastifySerializerCompiler<z.ZodType>;
