import { uuid } from '@amends/contracts/primitives';
import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';
import { plusMillis } from '@amends/contracts/instant-order';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import {
  TEMPLATE_KEYS,
  templateOf,
  templateStream,
  textOfVersion,
} from '../customer-mail/message-templates.ts';
import { NAMELESS } from '../customer-mail/shipped-templates.ts';
import { newestAnswerBy } from '../customer-mail/survey-links.ts';
import { ownerOf } from '../domain/failure.ts';
import type { TemplateKey } from '../domain/message-template.ts';
import { calledBy, filledText } from '../domain/template-text.ts';
import type { IntakeServices } from '../intake-services.ts';
import { READ_REASONS } from '../personal-data/audited-read.ts';
import { readName, readRecipient } from '../personal-data/personal-data-reader.ts';
import { loadCase } from './case-parameter.ts';
import {
  demandAllStores,
  refuseFaults,
  TEMPLATE_SCOPES,
  templateParams,
  templateText,
} from './message-templates.ts';

const EXAMPLE_NAME: Readonly<Record<SurveyLanguage, string>> = {
  en: 'Alex Example',
  zh: '王小明',
  es: 'Álex Ejemplo',
};

/** Opens nothing: the code of a question answers in the name of the customer, so nobody sees it. */
const EXAMPLE_LINK = 'https://example.org/answer#00000-00000-00000-00000';
const EXAMPLE_DAYS_MS = 28 * 86_400_000;

type Reason = (typeof READ_REASONS)[number];

interface OfCase {
  /** Undefined: not told, since whoever asks may not see it, or gave no reason. */
  readonly person: { readonly name: string; readonly to: string | null } | undefined;
  readonly answerBy: string | undefined;
}

const ofCase = async (
  services: IntakeServices,
  principal: Principal,
  caseId: string,
  about: TemplateKey & { readonly reason: Reason | undefined },
): Promise<OfCase> => {
  const { state } = await loadCase(services.store, principal, caseId);
  const { reason, language, channel } = about;
  const answerBy = await newestAnswerBy(services.pool, caseId);
  if (reason === undefined || !principal.scopes.has('personal-data:read')) {
    return { person: undefined, answerBy };
  }
  const { subject: actor, stores } = principal;
  const read = { what: 'case', caseId, actor, stores, reasonCode: reason } as const;
  const { customerId } = ownerOf(caseId, state);
  const { personalDataPool, cipher } = services;
  if (channel === 'letter') {
    const known = await readName(personalDataPool, cipher, read);
    return { person: { name: calledBy(known, NAMELESS[language]), to: null }, answerBy };
  }
  const found = await readRecipient(personalDataPool, cipher, read, { channel, customerId });
  const name = calledBy(found?.name, NAMELESS[language]);
  return { person: { name, to: found?.address.value ?? null }, answerBy };
};

const body = z.strictObject({
  /** Words that were not written yet; those of a version, or of the one in force, without. */
  text: templateText.optional(),
  version: z.int().min(0).max(100_000).optional(),
  /** Filled in from this case as far as whoever asks may see it. */
  caseId: uuid.optional(),
  /** Why the customer's name is looked at; asked for and kept as at every such read. */
  reason: z.enum(READ_REASONS).optional(),
});

const preview = z.object({
  subject: z.string(),
  text: z.string(),
  /** Null: words that are no version yet. */
  version: z.int().nullable(),
  /** Whether name and date are of the case, or made up. The links always are. */
  nameOf: z.enum(['case', 'example']),
  untilOf: z.enum(['case', 'example']),
  /** Where it would go; only with a name of the case. */
  to: z.string().nullable(),
});

/**
 * POST …/previews: how a message reads, sent to nobody. It is a read: a POST only because the
 * words may be new. Without `personal-data:read` and a reason it shows an invented name.
 */
export const addPreviewMessage = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/message-templates/:templateId/previews',
    config: { auth: { scopes: TEMPLATE_SCOPES } },
    schema: {
      summary: 'Preview a message',
      tags: ['message templates'],
      params: templateParams,
      body,
      response: { 200: preview, ...problemResponses(400, 401, 403, 404, 422, 503) },
    },
    handler: async (request) => {
      demandAllStores(request);
      const principal = principalOf(request);
      const { templateId } = request.params;
      const { text: draft, version: asked, caseId, reason } = request.body;
      const key = TEMPLATE_KEYS.get(templateId)!;
      const { language, channel } = key;
      if (draft !== undefined) refuseFaults(draft, channel);
      const state = templateOf(await services.store.load(templateStream(templateId)));
      const version = draft === undefined ? (asked ?? state.active) : null;
      const { subject: actor, stores } = principal;
      const reader = { actor, stores, reasonCode: 'quality_check' };
      const text =
        version === null ? draft : await textOfVersion(services, key, state, version, reader);
      if (text === undefined) throw new Problem('not_found');
      const found =
        caseId === undefined
          ? undefined
          : await ofCase(services, principal, caseId, { ...key, reason });
      const now = services.clock().toISOString();
      const message = filledText(text, {
        name: found?.person?.name ?? EXAMPLE_NAME[language],
        answerLink: EXAMPLE_LINK,
        declineLink: `${EXAMPLE_LINK}.decline`,
        until: (found?.answerBy ?? plusMillis(now, EXAMPLE_DAYS_MS)).slice(0, 10),
      });
      return {
        ...message,
        version,
        nameOf: found?.person === undefined ? ('example' as const) : ('case' as const),
        untilOf: found?.answerBy === undefined ? ('example' as const) : ('case' as const),
        to: found?.person?.to ?? null,
      };
    },
  });
};
