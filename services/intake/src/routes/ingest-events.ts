import { batchBodyBytes } from '@amends/service-kit/http-limits';
import type { HttpServer } from '@amends/service-kit/http-server';
import { setIdempotencyLookup } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { cloudEvent } from '../signals/cloud-event.ts';
import { type IngestDeps, type IngestResult, ingestEvent } from '../signals/ingest-signals.ts';
import { describedItem } from './described-item.ts';
import { itemProblem, itemProblemOf } from './item-problem.ts';

const eventResult = z.object({
  status: z.enum(['accepted', 'ignored', 'rejected']),
  id: z.string().nullable(),
  position: z.string().optional(),
  /** Only in a batch: the event was stored before. */
  repeated: z.boolean().optional(),
  problem: itemProblem.optional(),
});

const EVENTS_MAX = 100;
const SINGLE_BYTES = 64 * 1024;
const BATCH_TYPE = 'application/cloudevents-batch+json';

const one = describedItem(cloudEvent);
const body = z.union([z.array(one).min(1).max(EVENTS_MAX), one]);

const answerOf = (result: IngestResult): z.infer<typeof eventResult> => {
  const { status, id } = result;
  if (status === 'rejected') {
    return { status, id, problem: itemProblemOf(result.code, result.detail) };
  }
  if (status === 'ignored') return { status, id };
  return { status, id, position: result.position };
};

/**
 * POST /v1/events: CloudEvents of tills and other systems, one or a batch. `source` and `id` stand
 * for an idempotency key. 202 means stored; in a batch each event is judged by itself, in order.
 */
export const addIngestEvents = (app: HttpServer, services: IntakeServices): void => {
  const deps: IngestDeps = {
    ...services,
    ignored: services.countIgnored,
  };
  app.route({
    method: 'POST',
    url: '/v1/events',
    bodyLimit: batchBodyBytes,
    config: { auth: { scopes: ['intake:ingest'], device: true }, quota: 'ingest' },
    schema: {
      summary: 'Send CloudEvents (structured or batched)',
      tags: ['signals'],
      consumes: ['application/cloudevents+json', BATCH_TYPE],
      body,
      response: {
        202: z.union([z.object({ results: z.array(eventResult) }), eventResult]),
        ...problemResponses(400, 401, 403, 413, 415, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const asking = askingOf(request, services.clock());
      const input: unknown = request.body;
      const isBatch = (request.headers['content-type'] ?? '').toLowerCase().startsWith(BATCH_TYPE);
      if (isBatch !== Array.isArray(input)) {
        throw new Problem('validation_failed', {
          detail: `An array of events is sent as ${BATCH_TYPE}, one event is not.`,
        });
      }
      if (Array.isArray(input)) {
        const results = await Promise.all(
          input.map((event) => ingestEvent(deps, asking, principal, event)),
        );
        const withRepeats = results.map((result) => ({
          ...answerOf(result),
          ...(result.status === 'accepted' ? { repeated: result.repeated } : {}),
        }));
        return reply.status(202).send({ results: withRepeats });
      }
      if ((request.rawBody?.length ?? 0) > SINGLE_BYTES) throw new Problem('payload_too_large');
      const result = await ingestEvent(deps, asking, principal, input);
      if (result.status === 'rejected') throw new Problem(result.code, { detail: result.detail });
      const isHit = result.status === 'accepted' && result.repeated;
      setIdempotencyLookup(reply, isHit ? 'hit' : 'miss');
      return reply.status(202).send(answerOf(result));
    },
  });
};
