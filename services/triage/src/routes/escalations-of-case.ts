import { externalRef, instant, shortId, uuid } from '@amends/contracts/primitives';
import { TARGET_METRICS } from '@amends/contracts/clock-vocabulary';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { CaseCommands } from '@amends/service-kit/command-runner';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { EscalationCommand } from '../domain/escalation/decide.ts';
import type { Escalations } from '../domain/escalation/run.ts';

const params = z.strictObject({ id: uuid });
const run = z.object({
  runId: externalRef,
  metric: z.enum(TARGET_METRICS),
  ladderId: z.string(),
  ladderVersion: z.int(),
  dueAt: instant.nullable(),
  /** The step to come, from 1. */
  step: z.int(),
  loop: z.int(),
  nextAt: instant.nullable(),
  ended: z.boolean(),
});

/** GET /v1/cases/{id}/escalations, and taking one in hand or silencing it. */
export const escalationsOfCase = (
  app: HttpServer,
  commands: CaseCommands<EscalationCommand, Escalations>,
): void => {
  app.route({
    method: 'GET',
    url: '/v1/cases/:id/escalations',
    config: { auth: { scopes: ['triage:read'] } },
    schema: {
      summary: 'Read the escalations of a case',
      tags: ['escalation'],
      params,
      response: {
        200: z.object({ caseId: uuid, storeId: shortId.nullable(), runs: z.array(run) }),
        ...problemResponses(401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { id: caseId } = request.params;
      const { state } = await commands.read(request, caseId);
      return {
        caseId,
        storeId: state.storeId ?? null,
        runs: state.runs.map((one) => ({
          runId: one.runId,
          metric: one.metric,
          ladderId: one.ladder.ladderId,
          ladderVersion: one.ladder.version,
          dueAt: one.dueAt ?? null,
          step: one.step + 1,
          loop: one.loop,
          nextAt: one.isEnded ? null : (one.nextAt ?? null),
          ended: one.isEnded,
        })),
      };
    },
  });
  const acts = [
    ['escalation-acknowledgements', 'Take the escalations of a case in hand for a while'],
    ['escalation-silences', 'Silence the escalations of a case'],
  ] as const;
  for (const [noun, summary] of acts) {
    app.route({
      method: 'POST',
      url: `/v1/cases/:id/${noun}`,
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary,
        tags: ['escalation'],
        params,
        body: z.strictObject({}),
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
      handler: async (request, reply) => {
        const by = principalOf(request).subject;
        const outcome = await commands.run(request, request.params.id, (now) =>
          noun === 'escalation-silences'
            ? { type: 'EndEscalations', reason: 'silenced', now }
            : { type: 'AcknowledgeEscalation', by, now },
        );
        return answerCommand(reply, outcome);
      },
    });
  }
};
