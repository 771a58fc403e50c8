import { isProblemCode, type ProblemCode, problems } from '@amends/contracts/problem';
import type {
  FastifySchemaCompiler,
  FastifySerializerCompiler,
  FastifyValidationResult,
} from 'fastify/types/schema.js';
import { z } from 'zod';
import { answerShaper, UNSURE } from './answer-shape.ts';
import { type FieldError, Problem } from './problem-error.ts';

const errorsMax = 20;

/**
 * Validates requests with zod: a body that is not valid is 422, a fault in the query or in a
 * header is 400, a path parameter that does not match its pattern is 404, like an unknown object.
 * Nothing is coerced; a strict object refuses unknown fields.
 */
export const zodValidatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const validate = (data: unknown) => {
    if (httpPart === 'querystring') {
      const refusal = repeatedParameter(data);
      if (refusal !== undefined) return { error: refusal };
    }
    const parsed = schema.safeParse(data);
    if (parsed.success) return { value: parsed.data };
    return { error: problemOf(parsed.error, httpPart) };
  };
  return validate as FastifyValidationResult;
};

const repeatedParameter = (query: unknown): Problem | undefined => {
  for (const value of Object.values(query as object)) {
    if (typeof value !== 'string') {
      return new Problem('malformed_query', { detail: 'A parameter was given more than once.' });
    }
  }
  return undefined;
};

const problemOf = (error: z.ZodError, httpPart: string | undefined): Problem => {
  if (httpPart === 'params') return new Problem('not_found');
  const errors = error.issues.flatMap(fieldErrors).slice(0, errorsMax);
  if (httpPart === 'headers') return new Problem('malformed_header', { errors });
  if (httpPart === 'querystring') {
    const unknown = error.issues.some(({ code }) => code === 'unrecognized_keys');
    return new Problem(unknown ? 'unknown_filter' : 'malformed_query', { errors });
  }
  const detail =
    errors.length === 1 ? '1 field is not valid.' : `${errors.length} fields are not valid.`;
  return new Problem(namedProblem(error) ?? 'validation_failed', { detail, errors });
};

/** A refinement may name the problem of the whole answer: `params: { problem: '…' }`. */
const namedProblem = (error: z.ZodError): ProblemCode | undefined => {
  for (const issue of error.issues) {
    const name = issue.code === 'custom' ? issue.params?.problem : undefined;
    if (typeof name === 'string' && isProblemCode(name) && problems[name].status === 422) {
      return name;
    }
  }
  return undefined;
};

const fieldErrors = (issue: z.core.$ZodIssue): FieldError[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, errorsMax).map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      detail: 'is not a known field',
      code: 'unknown_field',
    }));
  }
  return [{ pointer: pointerOf(issue.path), detail: issue.message, code: codeOf(issue) }];
};

/** RFC 6901 as a URI fragment; keys are cut, since a client chooses them. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  `#${path
    .map((key) => String(key).slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1'))
    .map((key) => `/${encodeURIComponent(key.toWellFormed())}`)
    .join('')}`;

const codeOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return 'required';
  }
  if (issue.code !== 'custom') return issue.code;
  const { code, problem } = issue.params ?? {};
  if (typeof code === 'string') return code;
  return typeof problem === 'string' ? problem : 'invalid_value';
};

/**
 * Writes answers through their schema: what is not in the schema does not leave the service, and
 * an answer that breaks its schema is a bug (500), not a surprise for the client.
 */
export const zodSerializerCompiler: FastifySerializerCompiler<z.ZodType> = ({
  schema,
  method,
  url,
}) => {
  if (!(schema instanceof z.ZodType)) throw new Error(`${method} ${url}: not a zod schema`);
  const shape = answerShaper(schema);
  return (data) => {
    const shaped = shape(data);
    if (shaped !== UNSURE) return JSON.stringify(shaped);
    const parsed = schema.safeParse(data);
    if (!parsed.success) {
      const places = parsed.error.issues.map(({ code, path }) => `${code} ${pointerOf(path)}`);
      throw new Error(`the answer of ${method} ${url} breaks its schema: ${places.join(', ')}`);
    }
    return JSON.stringify(parsed.data);
  };
};
