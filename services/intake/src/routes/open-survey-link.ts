import { CUSTOMER_MESSAGE_CHANNELS } from '@amends/contracts/intake-customer-messages';
import { instant, uuid } from '@amends/contracts/primitives';
import { claimantLifeSeconds } from '@amends/service-kit/claimant-token';
import { createFailureLimit } from '@amends/service-kit/failure-limit';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { typedSecretCode } from '@amends/service-kit/secret-code';
import { z } from 'zod';
import { findLink } from '../customer-mail/survey-links.ts';
import type { IntakeServices } from '../intake-services.ts';

/** Wrong codes a minute and address; with 100 bits this only keeps the guessers' noise down. */
const GUESSES_MAX = 20;

/**
 * POST /v1/survey-links: the code of a mail for a token that answers this case's questions and does
 * nothing else. It uses nothing up, since programs follow links too; the answer does.
 */
export const addOpenSurveyLink = (app: HttpServer, services: IntakeServices): void => {
  const limit = createFailureLimit({ perAddress: GUESSES_MAX });
  app.route({
    method: 'POST',
    url: '/v1/survey-links',
    config: { auth: 'public' },
    schema: {
      summary: 'Open the link of a survey',
      tags: ['claims'],
      body: z.strictObject({ code: typedSecretCode }),
      response: {
        200: z.object({
          accessToken: z.string(),
          expiresInSeconds: z.int(),
          /** Null: a question about the shop, to somebody whom nothing failed. */
          caseId: uuid.nullable(),
          requestId: uuid,
          answerBy: instant,
          /** The way the question came: what declining it is about. */
          channel: z.enum(CUSTOMER_MESSAGE_CHANNELS),
        }),
        ...problemResponses(400, 401, 410, 422, 429, 503),
      },
    },
    handler: async (request) => {
      const waitSeconds = limit.blockedFor(request.ip, '');
      if (waitSeconds > 0) throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
      const { pool, cipher, clock } = services;
      const link = await findLink(pool, cipher, request.body.code, clock().toISOString());
      if (link === undefined) {
        limit.failed(request.ip, '');
        throw new Problem('unauthenticated');
      }
      if (link.isOver) throw new Problem('gone');
      const { caseId, requestId, answerBy, channel, isControl } = link;
      const accessToken = await services.claimants.mint({
        ...{ claimId: requestId, caseId, scopes: ['follow-up:answer'] },
      });
      const about = { caseId: isControl ? null : caseId, requestId, answerBy, channel };
      return { accessToken, expiresInSeconds: claimantLifeSeconds, ...about };
    },
  });
};
