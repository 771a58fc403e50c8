import { CLOSURE_CONDITIONS, SUPPRESSIONS } from '@amends/contracts/follow-up';
import { CONFIRMATIONS } from '@amends/contracts/follow-up-closing';
import { CUSTOMER_MESSAGE_FAILURES } from '@amends/contracts/intake-customer-messages';
import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { EXEMPTIONS } from '@amends/contracts/survey-vocabulary';
import {
  DOUBLE_DEVIATION_TRIGGERS,
  FOLLOW_UP_CHANNELS,
  RESOLUTION_OUTCOMES,
} from '@amends/contracts/vocabulary';
import { caseParams } from '@amends/service-kit/case-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { FollowUpCommands } from '../follow-up-commands.ts';

const answer = z.object({
  caseId: uuid,
  storeId: shortId.optional(),
  status: z.enum(['unresolved', 'resolved', 'closed', 'withdrawn', 'imported']),
  requests: z.array(
    z.object({
      requestId: uuid,
      wave: z.int(),
      /** After the resolution, where the playbook's row asks for it. */
      day: z.int().optional(),
      status: z.enum(['scheduled', 'open', 'answered', 'lapsed', 'suppressed', 'void']),
      channel: z.enum(FOLLOW_UP_CHANNELS),
      instrumentVersion: z.int(),
      dueAt: instant,
      answerBy: instant,
      /** After a reopening: the first request of the case. */
      initialRequestId: uuid.optional(),
      /** Why it is not asked. */
      suppressedFor: z.enum(SUPPRESSIONS).optional(),
      exemption: z.enum(EXEMPTIONS).optional(),
      isReminded: z.boolean().optional(),
      attempts: z.int().optional(),
      /** Of the message that asks. */
      delivery: z
        .object({
          state: z.enum(['sent', 'not_sent']),
          reason: z.enum(CUSTOMER_MESSAGE_FAILURES).optional(),
        })
        .optional(),
      /** Who handled the case when the question was sent. */
      owner: z.object({ ownerId: shortId, ownerKind: z.enum(['person', 'team']) }).optional(),
    }),
  ),
  /** What closure still waits for, besides the follow-up itself. */
  missingConditions: z.array(z.enum([...CLOSURE_CONDITIONS, 'documentation'])),
  doubleDeviations: z.array(z.enum(DOUBLE_DEVIATION_TRIGGERS)),
  reopenCount: z.int(),
  /** By what it counts as recovered; absent: the firm's word only. */
  confirmedBy: z.enum(CONFIRMATIONS).optional(),
  /** Messages after the resolution that nobody has said the meaning of. */
  openReplies: z.array(z.object({ textId: uuid, receivedAt: instant })),
  /** Merged into this case: asked about there, not here. */
  duplicateOf: uuid.optional(),
  /** Cases that go on from this one. */
  continuedBy: z.array(uuid),
  outcome: z.enum(RESOLUTION_OUTCOMES).optional(),
  closedAt: instant.optional(),
});

/** The case as follow-up sees it: requests, what closure waits for, reopenings, outcome. */
export const getFollowUp = (app: HttpServer, commands: FollowUpCommands): void => {
  app.get(
    '/v1/cases/:id/follow-up',
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write', 'follow-up:answer'] } },
      schema: {
        summary: 'Follow-up of a case',
        tags: ['follow-up'],
        params: caseParams,
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const { state, version } = await commands.read(request, request.params.id);
      reply.header('etag', etagOf(version));
      return {
        caseId: request.params.id,
        storeId: state.storeId,
        status: state.status as 'unresolved',
        requests: state.requests.map(({ answered: _ofThePerson, ...request }) => request),
        missingConditions: [
          ...CLOSURE_CONDITIONS.filter((one) => !state.conditions.includes(one)),
          ...(state.closing.isDocumented ? [] : ['documentation' as const]),
        ],
        doubleDeviations: [...state.doubleDeviations],
        reopenCount: state.reopenCount,
        confirmedBy: state.closing.confirmedBy,
        openReplies: state.closing.openReplies.map(({ textId, receivedAt }) => ({
          ...{ textId, receivedAt },
        })),
        duplicateOf: state.duplicateOf,
        continuedBy: (state.continuations ?? []).map(({ newCaseId }) => newCaseId),
        outcome: state.closure?.outcome,
        closedAt: state.closure?.at,
      };
    },
  );
};
