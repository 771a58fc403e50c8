import { fastifySwagger } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type DescribedApi, docsPage } from './docs-page.ts';
import { problemMediaType } from './problem-reply.ts';
import type {} from './request-types.ts';
import type { RouteAuth } from './route-table.ts';

/** Texts of the API description; all optional. */
export type ApiDescription = {
  readonly title?: string;
  readonly description?: string;
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
};

type Described = {
  readonly name: string;
  readonly version: string;
  readonly publicPrefix: string;
  readonly docs?: boolean;
  readonly describe?: ApiDescription;
};

/** The body of every refusal, as documented: the members of all, then those of some codes only. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    requestId: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string(), code: z.string() }))
      .optional(),
    currentVersion: z.int().optional().describe('Of version_conflict.'),
    position: z.string().optional().describe('Of command_already_done.'),
    holdReason: z.string().optional().describe('Of legal_hold.'),
    serverTime: z.string().optional().describe('Of clock_skew.'),
    'violated-policies': z.array(z.string()).optional().describe('Of quota_exceeded.'),
    error: z.string().optional().describe('Of a refused token request (RFC 6749).'),
    readiness: z.string().optional().describe('Of a process that is not ready, with its checks.'),
    checks: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/**
 * Makes `app.swagger()` give the OpenAPI 3.1 document of all routes added from now on. The plugin
 * is called directly, not registered: a registered one would miss routes that are added before
 * the next tick.
 */
export const describeApi = (app: FastifyInstance, options: Described): void => {
  const { title, description, tags } = options.describe ?? {};
  const openapi = {
    openapi: '3.1.0',
    info: {
      title: title ?? options.name,
      version: options.version,
      ...(description !== undefined && { description }),
    },
    servers: [{ url: options.publicPrefix === '' ? '/' : options.publicPrefix }],
    ...(tags !== undefined && { tags: tags.map((tag) => ({ ...tag })) }),
    components: { securitySchemes },
  };
  const transform: typeof jsonSchemaTransform = (document) => {
    const transformed = jsonSchemaTransform(withRefusalsOfForm(document));
    const auth = document.route?.config?.auth as RouteAuth | undefined;
    const schema = transformed.schema as Record<string, unknown> | undefined;
    if (schema === undefined || auth === undefined) return transformed;
    return { ...transformed, schema: { ...schema, security: securityOf(auth) } };
  };
  const settings = { openapi, transform, transformObject };
  fastifySwagger(app as never, settings as never, () => {});
  if (options.docs === true) serveDescription(app);
};

type Transformed = Parameters<typeof jsonSchemaTransform>[0];

/** What any route may answer before it is asked, because of the form of the request. */
const withRefusalsOfForm = (document: Transformed): Transformed => {
  const schema = document.schema as Transformed['schema'] | undefined;
  if (schema?.response === undefined) return document;
  const statuses = [
    400,
    ...(schema.params === undefined ? [] : [414]),
    ...(schema.body === undefined && schema.consumes === undefined ? [] : [413, 415]),
  ];
  const response = { ...problemResponses(...statuses), ...(schema.response as object) };
  return { ...document, schema: { ...schema, response } };
};

/**
 * Every zod schema with an id is in one registry of the process, those of events and of other
 * services too; a document keeps the components its own routes lead to.
 */
const transformObject: typeof jsonSchemaTransformObject = (document) => {
  const full = jsonSchemaTransformObject(document) as OpenApi;
  const schemas = full.components?.schemas ?? {};
  const kept = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part ?? null).matchAll(
      /"#\/components\/schemas\/([^"]+)"/g,
    )) {
      if (name === undefined || kept.has(name)) continue;
      kept.add(name);
      follow(schemas[name]);
    }
  };
  follow(full.paths);
  const used = Object.fromEntries(Object.entries(schemas).filter(([name]) => kept.has(name)));
  return { ...full, components: { ...full.components, schemas: used } } as never;
};

type OpenApi = {
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
};

const securitySchemes = {
  bearer: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT (RFC 9068, typ at+jwt)',
    description: 'Access token; the scopes of a route are alternatives.',
  },
  device: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: 'amends-signature',
    description: 'HMAC-SHA256 of a device, with amends-device, amends-id and amends-timestamp.',
  },
};

/** Alternatives: each entry alone admits, as each scope does. */
const securityOf = (auth: RouteAuth): Record<string, string[]>[] => {
  if (auth === 'public') return [];
  const scopes = auth.scopes ?? [];
  const bearer = auth.scopes === undefined ? [] : scopes.map((scope) => ({ bearer: [scope] }));
  if (auth.scopes !== undefined && scopes.length === 0) bearer.push({ bearer: [] as never });
  return auth.device === true ? [...bearer, { device: [] }] : bearer;
};

const serveDescription = (app: FastifyInstance): void => {
  app.route({
    method: 'GET',
    url: '/docs/json',
    config: { auth: 'public' },
    schema: { hide: true },
    handler: (_request, reply) =>
      reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  });
  app.route({
    method: 'GET',
    url: '/docs',
    config: { auth: 'public' },
    schema: { hide: true },
    handler: (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(docsPage(app.swagger() as DescribedApi, app.publicPrefix)),
  });
};

/** Response entries for problems, to be spread into a route's schema.response. */
export const problemResponses = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: 'Refused; the code in the body says why.',
        content: { [problemMediaType]: { schema: problemSchema } },
      },
    ]),
  );
