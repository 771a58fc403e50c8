import { instant, sha256Hex, uuid } from '@amends/contracts/primitives';
import { SURVEY_LANGUAGES } from '@amends/contracts/survey-vocabulary';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { complaintLanguage } from '../customer-mail/complaint-language.ts';
import { textInForce } from '../customer-mail/message-templates.ts';
import { NAMELESS } from '../customer-mail/shipped-templates.ts';
import { findLetter } from '../customer-mail/survey-links.ts';
import { calledBy, filledText } from '../domain/template-text.ts';
import type { IntakeServices } from '../intake-services.ts';
import { READ_REASONS } from '../personal-data/audited-read.ts';
import { readName } from '../personal-data/personal-data-reader.ts';
import { loadCase } from './case-parameter.ts';

const letter = z.object({
  caseId: uuid,
  requestId: uuid,
  /** In which the questions are enclosed: those of follow-up's instrument. */
  language: z.enum(SURVEY_LANGUAGES),
  subject: z.string(),
  text: z.string(),
  /** The words in force; 0 are those that the release comes with. */
  template: z.object({ version: z.int(), sha256: sha256Hex }),
  answerBy: instant,
});

/**
 * GET /v1/cases/{caseId}/letters/{requestId}?reason=…: the letter of a question that goes by
 * post, for staff to print; it names the customer, so every read is kept.
 */
export const addPrintLetter = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId/letters/:requestId',
    exposeHeadRoute: false,
    config: { auth: { scopes: ['personal-data:read'] } },
    schema: {
      summary: 'The letter that asks a customer, to be printed',
      tags: ['personal data'],
      params: z.strictObject({ caseId: uuid, requestId: uuid }),
      querystring: z.strictObject({ reason: z.enum(READ_REASONS) }),
      response: { 200: letter, ...problemResponses(400, 401, 403, 404, 409, 503) },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const { caseId, requestId } = request.params;
      const stream = await loadCase(services.store, principal, caseId);
      const now = services.clock().toISOString();
      const found = await findLetter(services.pool, { caseId, requestId, now });
      // None of this case that goes by letter, or one that is over.
      if (found === undefined || found.isOver) throw new Problem('follow_up_not_open');
      const language = complaintLanguage(stream);
      const key = { channel: 'letter', kind: 'survey', language } as const;
      const { text, used } = await textInForce(services, key);
      const { subject: actor, stores } = principal;
      const { reason: reasonCode } = request.query;
      const read = { what: 'case', caseId, actor, stores, reasonCode } as const;
      const name = await readName(services.personalDataPool, services.cipher, read);
      const { answerBy } = found;
      const message = filledText(text, {
        ...{ name: calledBy(name, NAMELESS[language]), until: answerBy.slice(0, 10) },
        // Words with links are refused as those of a letter.
        ...{ answerLink: '', declineLink: '' },
      });
      const { version, sha256 } = used;
      return { caseId, requestId, language, ...message, template: { version, sha256 }, answerBy };
    },
  });
};
