import {
  BITNER_SUBTYPES,
  GAPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  NAKAMURA_SUBCODES,
  RESPONSIBILITY_LOCI,
} from '@amends/contracts/vocabulary';
import { scale7 } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { TriageCommands } from '../triage-commands.ts';

const body = z
  .strictObject({
    khdType: z.enum(KHD_TYPES),
    nakamuraCause: z.enum(NAKAMURA_CAUSES),
    nakamuraSubcode: z.enum(NAKAMURA_SUBCODES),
    bitnerSubtype: z.enum(BITNER_SUBTYPES),
    attribution: z.enum(RESPONSIBILITY_LOCI),
    controllability: scale7,
    stabilityRating: scale7,
    /** The fifth gap is computed from the others and never taken. */
    gaps: z.array(z.enum(GAPS)).max(GAPS.length),
  })
  .partial()
  .refine((stated) => Object.keys(stated).length > 0, { message: 'names nothing' });

/** A person corrects the cause, or confirms it; what is left out stays or follows from the type. */
export const correctClassification = (app: HttpServer, commands: TriageCommands): void => {
  app.post(
    '/v1/cases/:id/classifications',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Correct or confirm the cause of a case',
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
      const outcome = await commands.run(request, request.params.id, () => ({
        type: 'CorrectClassification',
        cause: request.body,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
