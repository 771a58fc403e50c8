import { externalRef, uuid } from '@amends/contracts/primitives';
import { batchBodyBytes } from '@amends/service-kit/http-limits';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { purchaseItem, recordPurchase } from '../signals/record-purchases.ts';
import { describedItem } from './described-item.ts';
import { firstFault, itemProblem, itemProblemOf } from './item-problem.ts';

const ITEMS_MAX = 500;

const itemResult = z.object({
  index: z.int(),
  externalId: z.string().nullable(),
  result: z.enum(['accepted', 'duplicate', 'rejected']),
  purchaseId: uuid.nullable(),
  problem: itemProblem.nullable(),
});
type ItemResult = z.infer<typeof itemResult>;

/**
 * POST /v1/purchases: up to 500 purchases of known customers. `source` and each item's `externalId`
 * stand for an idempotency key; the customer's reference is replaced before anything is stored.
 */
export const addRecordPurchases = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/purchases',
    bodyLimit: batchBodyBytes,
    config: { auth: { scopes: ['intake:ingest', 'intake:import'] }, quota: 'ingest' },
    schema: {
      summary: 'Send purchases',
      tags: ['signals'],
      body: z.strictObject({
        source: externalRef,
        items: z.array(describedItem(purchaseItem)).min(1).max(ITEMS_MAX),
      }),
      response: {
        202: z.object({ items: z.array(itemResult) }),
        ...problemResponses(400, 401, 403, 413, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const asking = askingOf(request, services.clock());
      const { source, items } = request.body;
      const record = async (input: unknown, index: number): Promise<ItemResult> => {
        const sent = externalRef.safeParse((input as { externalId?: unknown } | null)?.externalId);
        const item = { index, externalId: sent.data ?? null, purchaseId: null, problem: null };
        const parsed = purchaseItem.safeParse(input);
        if (!parsed.success) {
          return { ...item, result: 'rejected', problem: firstFault(parsed.error) };
        }
        const done = await recordPurchase(services, asking, principal, source, parsed.data);
        if (done.status === 'rejected') {
          return { ...item, result: done.status, problem: itemProblemOf(done.code, done.detail) };
        }
        return { ...item, result: done.status, purchaseId: done.purchaseId };
      };
      return reply.status(202).send({ items: await Promise.all(items.map(record)) });
    },
  });
};
