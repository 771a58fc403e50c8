import { uuid } from '@amends/contracts/primitives';
import { ROOT_CAUSE_COURSES, ROOT_CAUSE_REASONS } from '@amends/contracts/finding-vocabulary';
import {
  GAPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  RESPONSIBILITY_LOCI,
} from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import type { TriageCommands } from '../triage-commands.ts';

const body = z.strictObject({
  khdType: z.enum(KHD_TYPES).optional(),
  nakamuraCause: z.enum(NAKAMURA_CAUSES).optional(),
  gaps: z.array(z.enum(GAPS)).max(4).default([]),
  responsibilityLocus: z.enum(RESPONSIBILITY_LOCI),
  why: z.enum(ROOT_CAUSE_REASONS),
  how: z.enum(ROOT_CAUSE_COURSES),
  /** When the cause arose; the report's own time where it was not there before. */
  arisenAt: realInstant,
  explanationTextId: uuid.optional(),
});

/** Why, when and how it came to this: needed before the case can close. */
export const recordRootCause = (app: HttpServer, commands: TriageCommands): void => {
  app.post(
    '/v1/cases/:id/root-causes',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Record why it happened',
        tags: ['triage'],
        params: caseParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'RecordRootCause',
        rootCause: { ...request.body, recordedAt: now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};
