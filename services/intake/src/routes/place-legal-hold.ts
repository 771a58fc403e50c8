import { HOLD_REASONS } from '@amends/contracts/intake-legal-holds';
import { uuid } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { companionsFor } from '../companions.ts';
import { legalHoldDecider } from '../domain/legal-hold.ts';
import type { IntakeServices } from '../intake-services.ts';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import { findSubjects, subjectKey } from '../personal-data/subject-key.ts';
import { keyedCommand } from './keyed-command.ts';

export const HOLD_SCOPE = 'personal-data:hold';

export const holdAnswer = z.object({ id: uuid, position: z.string() });

/**
 * POST /v1/legal-holds: keeps the data of a person from every erasure and from retention, until it
 * is lifted. Somebody nobody knows cannot be held: there is nothing to keep.
 */
export const addPlaceLegalHold = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/legal-holds',
    config: { auth: { scopes: [HOLD_SCOPE] } },
    schema: {
      summary: 'Place a legal hold',
      tags: ['personal data'],
      body: z.strictObject({ subject: subjectKey, reason: z.enum(HOLD_REASONS) }),
      response: { 201: holdAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
    },
    handler: async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { subject, reason } = request.body;
      const { customerIds, caseIds } = await forAllStores(services.personalDataPool, (client) =>
        findSubjects(client, services.cipher, subject),
      );
      if (customerIds.length + caseIds.length === 0) throw new Problem('not_found');
      const asking = askingOf(request, services.clock());
      const holdId = uuidv7();
      const subjects = { customerIds: [...customerIds], caseIds: [...caseIds] };
      const outcome = await executeCommand(services.store, {
        streamId: `hold-${holdId}`,
        decider: legalHoldDecider,
        command: {
          type: 'PlaceLegalHold',
          data: { holdId, ...subjects, reason, placedAt: asking.now },
        },
        ...keyedCommand(
          request,
          asking,
          { correlationId: holdId, subject: holdId },
          { body: { id: holdId }, bodyHashKey: services.cipher.bodyHashKey },
        ),
        companions: companionsFor,
        expectNew: true,
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/legal-holds`);
    },
  });
};
