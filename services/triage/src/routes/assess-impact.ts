import { money } from '@amends/contracts/primitives';
import { SEVERITIES } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { TriageRules } from '../domain/rules.ts';
import type { TriageCommands } from '../triage-commands.ts';

const body = z.strictObject({
  severity: z.enum(SEVERITIES),
  /** Lost beyond the price, once it is documented. */
  consequentialLoss: z.strictObject(money.shape).optional(),
});

/** A person judges how severe a failure is, up or down. */
export const assessImpact = (
  app: HttpServer,
  commands: TriageCommands,
  rules: TriageRules,
): void => {
  app.post(
    '/v1/cases/:id/impact-assessments',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Judge how severe a failure is, and document a loss',
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
        type: 'AssessImpact',
        ...request.body,
        rules,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
