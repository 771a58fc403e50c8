import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { tokenLifeSecondsMax } from './bearer.ts';
import { createFailureLimit } from './failure-limit.ts';
import type { LocalIssuer } from './local-issuer.ts';
import { problemResponses } from './openapi.ts';
import { Problem } from './problem-error.ts';
import type {} from './request-types.ts';

const formType = 'application/x-www-form-urlencoded';

const tokenRequest = z.strictObject({
  grant_type: z.literal('client_credentials'),
  client_id: z.string().min(1).max(255),
  client_secret: z.string().min(1).max(512),
  scope: z.string().max(2048).optional(),
});

const tokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int(),
    scope: z.string(),
  })
  .meta({ id: 'AccessToken' });

/**
 * Adds `POST /oauth/token`, the client-credentials grant of RFC 6749 section 4.4, credentials in
 * the form body. Refusals are problem+json with the RFC's `error` as a further member. Asking for
 * fewer scopes than the client has is possible, for others is refused.
 */
export const addTokenRoute = (app: FastifyInstance, issuer: LocalIssuer): void => {
  const limit = createFailureLimit();
  app.register(async (scope) => {
    const parser = { parseAs: 'buffer' as const, bodyLimit: 4096 };
    scope.addContentTypeParser<Buffer>(formType, parser, (_request, body, done) => {
      done(null, formFields(body));
    });
    scope.route({
      method: 'POST',
      url: '/oauth/token',
      config: { auth: 'public' },
      schema: {
        tags: ['oauth'],
        consumes: [formType],
        body: tokenRequest,
        response: { 200: tokenAnswer, ...problemResponses(401, 422, 429) },
      },
      handler: async (request, reply) => {
        const form = request.body as z.infer<typeof tokenRequest>;
        const waitSeconds = limit.blockedFor(request.ip, form.client_id);
        if (waitSeconds > 0) {
          throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
        }
        const client = issuer.authenticateClient(form.client_id, form.client_secret);
        if (client === null) {
          limit.failed(request.ip, form.client_id);
          throw new Problem('unauthenticated', { extra: { error: 'invalid_client' } });
        }
        const scopes = grantedScopes(form.scope, client.scopes);
        const { clientId, stores } = client;
        const token = await issuer.mint({ subject: clientId, clientId, scopes, stores });
        return reply.send({
          access_token: token,
          token_type: 'Bearer',
          expires_in: tokenLifeSecondsMax,
          scope: scopes.join(' '),
        });
      },
    });
  });
};

const grantedScopes = (asked: string | undefined, allowed: readonly string[]): string[] => {
  if (asked === undefined || asked.trim() === '') return [...allowed];
  const wanted = asked.split(' ').filter((word) => word !== '');
  if (wanted.some((word) => !allowed.includes(word))) {
    throw new Problem('validation_failed', { extra: { error: 'invalid_scope' } });
  }
  return [...new Set(wanted)];
};

/** @throws Problem 400 when a field comes twice */
const formFields = (body: Buffer): Record<string, string> => {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    if (fields.has(name)) throw new Problem('malformed_body', { detail: 'A field came twice.' });
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
};
