import { foldable } from '@amends/event-store/foldable-event';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { conversationEntry, entryOf } from '../conversation/conversation-entry.ts';
import type { FailureEvent } from '../domain/failure.ts';
import type { IntakeServices } from '../intake-services.ts';
import { READ_REASONS } from '../personal-data/audited-read.ts';
import { readTexts } from '../personal-data/personal-data-reader.ts';
import { caseParams, loadCase } from './case-parameter.ts';

/** Place in the conversation, oldest first: what was said is never taken out again. */
const cursorKeys = z.strictObject({ after: z.int32().min(0) });

/** GET /v1/cases/{caseId}/conversation?reason=…: what was said, in order; every read is kept. */
export const addListConversation = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:caseId/conversation',
    exposeHeadRoute: false,
    config: { auth: { scopes: ['personal-data:read'] } },
    schema: {
      summary: 'Read the conversation of a case',
      tags: ['conversation'],
      params: caseParams,
      querystring: z.strictObject({
        reason: z.enum(READ_REASONS),
        limit: limitParameter,
        cursor: cursorParameter,
      }),
      response: {
        200: z.object({
          data: z.array(conversationEntry.extend({ text: z.string().nullable() })),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const { caseId } = request.params;
      const { reason, limit, cursor } = request.query;
      const { events } = await loadCase(services.store, principal, caseId);
      const said = events
        .map((event) => entryOf(foldable<FailureEvent>(event), event.meta.actor))
        .filter((entry) => entry !== undefined);
      const after = cursor === undefined ? 0 : decodeCursor(cursor, cursorKeys).after;
      const page = said.slice(after, after + limit);
      const texts = await readTexts(
        services.personalDataPool,
        services.cipher,
        {
          ...{ what: 'conversation', caseId, reasonCode: reason },
          ...{ actor: principal.subject, stores: principal.stores },
        },
        page.map(({ textId }) => textId),
      );
      const next = after + page.length;
      return {
        data: page.map((entry) => ({ ...entry, text: texts.get(entry.textId) ?? null })),
        meta: { nextCursor: next < said.length ? encodeCursor({ after: next }) : null },
      };
    },
  });
};
