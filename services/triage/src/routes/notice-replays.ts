import { instant, slug, uuid } from '@amends/contracts/primitives';
import { isAfter } from '@amends/contracts/instant-order';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import { type ReplayCommand, replayDecider } from '../domain/notices/notice-replay.ts';
import { readReplay, replayStream } from '../notices/replay-notices.ts';
import type { StreamCommands } from '../stream-command.ts';

const body = z
  .strictObject({ endpointId: slug, from: realInstant, until: realInstant })
  .refine(({ from, until }) => isAfter(until, from), {
    message: 'ends before it begins',
    path: ['until'],
  });

const answer = z.object({
  replayId: uuid,
  status: z.enum(['requested', 'completed']),
  endpointId: slug,
  from: instant,
  until: instant,
  requestedAt: instant,
  completedAt: instant.optional(),
});

const addReading = (app: HttpServer, commands: StreamCommands): void => {
  app.get(
    '/v1/notice-replays/:id',
    {
      config: { auth: { scopes: ['operations:read', 'operations:write'] } },
      schema: {
        summary: 'How far a replay of notices is',
        tags: ['escalation'],
        params: z.strictObject({ id: uuid }),
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { id: replayId } = request.params;
      const { status, requested, completedAt } = await readReplay(commands.port.store, replayId);
      if (status === 'none') throw new Problem('not_found');
      const { by: _by, ...facts } = requested!;
      return { ...facts, status, completedAt };
    },
  );
};

/** Has an endpoint sent again what it missed in a time, and what it missed only (API-96). */
export const noticeReplays = (app: HttpServer, commands: StreamCommands): void => {
  addReading(app, commands);
  app.post(
    '/v1/notice-replays',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Send an endpoint again what it did not get in a time',
        tags: ['escalation'],
        body,
        response: {
          202: z.object({ id: uuid, position: z.string() }),
          ...problemResponses(400, 401, 403, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { stores, subject: by } = principalOf(request);
      if (stores !== '*') throw new Problem('forbidden');
      // From the key, so that a repeated request names the same replay.
      const replayId = idempotencyOf(request).commandId;
      const outcome = await runOnStream(commands, request, {
        streamId: replayStream(replayId),
        decider: replayDecider,
        id: replayId,
        correlationId: replayId,
        command: (requestedAt): ReplayCommand => ({
          type: 'RequestReplay',
          data: { replayId, ...request.body, by, requestedAt },
        }),
        status: 202,
      });
      return answerCommand(reply, outcome, `/v1/notice-replays/${replayId}`);
    },
  );
};
