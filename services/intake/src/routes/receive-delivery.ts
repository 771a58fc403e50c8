import { shortId, uuid } from '@amends/contracts/primitives';
import { createFailureLimit } from '@amends/service-kit/failure-limit';
import { batchBodyBytes } from '@amends/service-kit/http-limits';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import type { Adapter, Delivery, Verification } from '../sources/adapter.ts';
import { ADAPTERS } from '../sources/adapters.ts';
import { liveSecrets, type SourceRow } from '../sources/source-directory.ts';
import { hasNoSecret } from '../sources/source-secret.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A header that came twice is none: two readers might believe two different ones. */
const deliveryOf = (request: FastifyRequest): Delivery => ({
  headers: Object.fromEntries(
    Object.entries(request.headers).filter(([, value]) => typeof value === 'string'),
  ) as Delivery['headers'],
  body: request.rawBody ?? Buffer.alloc(0),
});

const keptOf = (adapter: Adapter, { headers }: Delivery): Delivery['headers'] =>
  Object.fromEntries(
    adapter.keptHeaders.flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );

const keyOf = (adapter: Adapter, delivery: Delivery): string | undefined => {
  try {
    return adapter.keyOf(delivery);
  } catch {
    // Authentic, but not of the form we know: its bytes stand for its key, and it will be a dead
    // letter.
    return undefined;
  }
};

const refusal = ({ reason }: Extract<Verification, { verdict: 'refused' }>, now: Date): Problem =>
  reason === 'clock_skew'
    ? new Problem('clock_skew', { extra: { serverTime: now.toISOString() } })
    : new Problem('unauthenticated');

const verified = (source: SourceRow | undefined, delivery: Delivery, nowMs: number) => {
  // One answer for unknown, revoked and wrongly signed.
  if (source === undefined || source.revokedAt !== null || hasNoSecret(source.vendor)) {
    return { verdict: 'refused', reason: 'signature' } as const;
  }
  const { sourceId, notificationUrl, trialMappings } = source;
  const settings = {
    sourceId,
    secrets: liveSecrets(source, nowMs),
    notificationUrl,
    trialMappings,
  };
  const adapter = ADAPTERS[source.vendor];
  return { adapter, ...adapter.verify(delivery, settings, nowMs) } as const;
};

/**
 * POST /v1/sources/{sourceId}/deliveries: what a vendor sends, verified on the raw bytes before
 * anything is parsed, stored, and mapped after the answer. A repeat is answered like the first.
 */
export const addReceiveDelivery = (app: HttpServer, services: IntakeServices): void => {
  const limit = createFailureLimit();
  app.register(async (scope) => {
    const parser = { parseAs: 'buffer' as const, bodyLimit: batchBodyBytes };
    scope.addContentTypeParser<Buffer>(FORM_TYPE, parser, (request, body, done) => {
      request.rawBody = body;
      done(null, undefined);
    });
    (scope as HttpServer).route({
      method: 'POST',
      url: '/v1/sources/:sourceId/deliveries',
      bodyLimit: batchBodyBytes,
      config: { auth: 'public', jsonBody: 'raw' },
      schema: {
        summary: 'Deliver as a vendor',
        description: "Verified by the vendor's own signature scheme; see the source.",
        tags: ['sources'],
        consumes: ['application/json', 'application/cloudevents+json', FORM_TYPE],
        params: z.strictObject({ sourceId: shortId }),
        response: {
          202: z.object({ status: z.literal('accepted'), id: uuid.nullable() }),
          ...problemResponses(401, 404, 413, 415, 429, 503),
        },
      },
      handler: async (request, reply) => {
        const { sourceId } = request.params;
        const waitSeconds = limit.blockedFor(request.ip, sourceId);
        if (waitSeconds > 0) {
          throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
        }
        const now = services.clock();
        const delivery = deliveryOf(request);
        const source = await services.sources.find(sourceId);
        const found = verified(source, delivery, now.getTime());
        if (found.verdict === 'refused') {
          request.refusedBecause = found.reason;
          limit.failed(request.ip, sourceId);
          throw refusal(found, now);
        }
        if (found.verdict === 'handshake') {
          await services.sources.noteVerificationCode(sourceId, found.code);
          return reply.status(202).send({ status: 'accepted', id: null });
        }
        const { adapter, content = delivery.body } = found;
        const kept = { headers: keptOf(adapter, delivery), body: content };
        const key = keyOf(adapter, { headers: delivery.headers, body: content });
        const id = await services.deliveries.store(sourceId, key, kept, now.toISOString());
        return reply.status(202).send({ status: 'accepted', id });
      },
    });
  });
};
