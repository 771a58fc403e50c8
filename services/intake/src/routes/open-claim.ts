import { uuid } from '@amends/contracts/primitives';
import { claimantLifeSeconds } from '@amends/service-kit/claimant-token';
import { createFailureLimit } from '@amends/service-kit/failure-limit';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { typedSecretCode } from '@amends/service-kit/secret-code';
import { z } from 'zod';
import { findClaim, isOpenClaim } from '../claims/claims.ts';
import type { IntakeServices } from '../intake-services.ts';

/** Wrong codes a minute and address; with 100 bits this only keeps the guessers' noise down. */
const GUESSES_MAX = 20;

const jwk = z.record(z.string(), z.string());

const addClaimState = (app: HttpServer, { pool }: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/claims/:claimId',
    // Random ids lead to nobody, and other processes of the suite have no token of their own.
    config: { auth: 'public' },
    schema: {
      summary: "Whether a claim's tokens count still",
      tags: ['claims'],
      params: z.strictObject({ claimId: uuid }),
      response: { 200: z.object({ isOpen: z.boolean() }), ...problemResponses(404, 422, 503) },
    },
    handler: async ({ params }) => ({ isOpen: await isOpenClaim(pool, params.claimId) }),
  });
};

/**
 * POST /v1/claims: a claim code for a token of its case. GET /v1/claim-keys: who signs them, and
 * GET /v1/claims/{claimId}: whether one counts still, both for the processes that take them.
 */
export const addOpenClaim = (app: HttpServer, services: IntakeServices): void => {
  addClaimState(app, services);
  const limit = createFailureLimit({ perAddress: GUESSES_MAX });
  app.route({
    method: 'POST',
    url: '/v1/claims',
    config: { auth: 'public' },
    schema: {
      summary: 'Open a case by its claim code',
      tags: ['claims'],
      body: z.strictObject({ claimCode: typedSecretCode }),
      response: {
        200: z.object({ accessToken: z.string(), expiresInSeconds: z.int(), caseId: uuid }),
        ...problemResponses(400, 401, 422, 429, 503),
      },
    },
    handler: async (request) => {
      const waitSeconds = limit.blockedFor(request.ip, '');
      if (waitSeconds > 0) throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
      const claim = await findClaim(services.pool, services.cipher, request.body.claimCode);
      if (claim === undefined) {
        limit.failed(request.ip, '');
        throw new Problem('unauthenticated');
      }
      const accessToken = await services.claimants.mint(claim);
      return { accessToken, expiresInSeconds: claimantLifeSeconds, caseId: claim.caseId };
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/claim-keys',
    config: { auth: 'public' },
    schema: {
      summary: "Keys that sign claimants' tokens",
      tags: ['claims'],
      response: { 200: z.object({ keys: z.array(jwk) }), ...problemResponses(503) },
    },
    handler: async () => ({
      keys: services.claimants.jwks.keys.map((key) => jwk.parse(key)),
    }),
  });
};
