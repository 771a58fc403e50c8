import { uuid } from '@amends/contracts/primitives';
import { TiersComputedV1 } from '@amends/contracts/triage-tiers';
import { fold } from '@amends/decider/decider';
import { foldable } from '@amends/event-store/foldable-event';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { type TierRunCommand, type TierRunEvent, tierRunDecider } from '../domain/tier-run.ts';
import type { StreamCommands } from '../stream-command.ts';

const answer = z.object({
  runId: uuid,
  status: z.enum(['requested', 'computed']),
  result: TiersComputedV1.optional(),
});

/** Ranks customers by revenue on command; once a day it happens by itself. */
export const tierRuns = (app: HttpServer, commands: StreamCommands): void => {
  app.post(
    '/v1/tier-runs',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Rank customers by revenue now',
        tags: ['tiers'],
        body: z.strictObject({}),
        response: {
          202: z.object({ id: uuid, position: z.string() }),
          ...problemResponses(400, 401, 403, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      // From the key, so that a repeated request names the same run.
      const runId = idempotencyOf(request).commandId;
      const outcome = await runOnStream(commands, request, {
        streamId: `tiers-${runId}`,
        decider: tierRunDecider,
        id: runId,
        correlationId: runId,
        command: (requestedAt): TierRunCommand => ({
          type: 'RequestTierRun',
          data: { runId, requestedBy: 'person', requestedAt },
        }),
        status: 202,
      });
      return answerCommand(reply, outcome, `/v1/tier-runs/${runId}`);
    },
  );
  app.get(
    '/v1/tier-runs/:id',
    {
      config: { auth: { scopes: ['operations:read', 'operations:write'] } },
      schema: {
        summary: 'A ranking of customers, in numbers',
        tags: ['tiers'],
        params: z.strictObject({ id: uuid }),
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { id } = request.params;
      const { events } = await commands.port.store.load(`tiers-${id}`);
      const run = fold(tierRunDecider, events.map(foldable<TierRunEvent>));
      if (run.status === 'none') throw new Problem('not_found');
      return { runId: id, status: run.status, result: run.computed };
    },
  );
};
