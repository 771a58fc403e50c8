import { externalRef, uuid } from '@amends/contracts/primitives';
import { batchBodyBytes } from '@amends/service-kit/http-limits';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf, setIdempotencyLookup } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf, type Principal } from '@amends/service-kit/principal';
import { z } from 'zod';
import { type Asking, askingOf } from '../asking.ts';
import type { IntakeServices } from '../intake-services.ts';
import { describedItem } from './described-item.ts';
import { firstFault, itemProblem, itemProblemOf } from './item-problem.ts';
import { reportBody } from '../reports/report-body.ts';
import { type ReportKey, reportCase } from '../reports/report-case.ts';
import { storeRefusal } from '../reports/store-refusal.ts';

const itemResult = z.object({
  index: z.int(),
  externalId: z.string().nullable(),
  result: z.enum(['accepted', 'duplicate', 'rejected']),
  caseId: uuid.nullable(),
  position: z.string().nullable(),
  problem: itemProblem.nullable(),
});
type ItemResult = z.infer<typeof itemResult>;

const ITEMS_MAX = 100;

const reportItem = async (
  services: IntakeServices,
  principal: Principal,
  asking: Asking,
  key: ReportKey,
  index: number,
  input: unknown,
): Promise<{ readonly item: ItemResult; readonly repeated: boolean }> => {
  const externalId = externalRef.safeParse((input as { externalId?: unknown })?.externalId);
  const result = (change: Partial<ItemResult>, repeated = false) => ({
    item: {
      index,
      externalId: externalId.data ?? null,
      result: 'rejected' as const,
      caseId: null,
      position: null,
      problem: null,
      ...change,
    },
    repeated,
  });
  const parsed = reportBody.safeParse(input);
  if (!parsed.success) return result({ problem: firstFault(parsed.error) });
  const refusal = storeRefusal(principal, parsed.data.storeId);
  if (refusal !== undefined) return result({ problem: itemProblemOf(refusal) });
  const deps = { ...services, isKnownStore: services.stores.isKnown };
  const done = await reportCase(deps, asking, key, parsed.data);
  if (done.outcome === 'refused') return result({ problem: itemProblemOf(done.code) });
  const { caseId, position } = done.answer;
  const how = done.outcome === 'duplicate' ? 'duplicate' : 'accepted';
  return result({ result: how, caseId, position }, done.outcome === 'repeated');
};

/**
 * POST /v1/case-batches: up to 100 live reports, each accepted or refused by itself. Every item has
 * a key made from the batch's key and its index, so sending the batch again repeats nothing.
 */
export const addReportCaseBatch = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/case-batches',
    bodyLimit: batchBodyBytes,
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Report up to 100 failures',
      tags: ['cases'],
      body: z.strictObject({ items: z.array(describedItem(reportBody)).min(1).max(ITEMS_MAX) }),
      response: {
        200: z.object({ items: z.array(itemResult) }),
        ...problemResponses(400, 401, 403, 413, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const { keyHash, commandId } = idempotencyOf(request);
      const asking = askingOf(request, services.clock());
      const done = await Promise.all(
        request.body.items.map((input, index) => {
          const key = {
            keyHash: `${keyHash}.${index}`,
            commandId: uuidv8FromHash('batch item', commandId, String(index)),
          };
          return reportItem(services, principal, asking, key, index, input);
        }),
      );
      const repeated = done.some((one) => one.repeated);
      setIdempotencyLookup(reply, repeated ? 'hit' : 'miss');
      return { items: done.map(({ item }) => item) };
    },
  });
};
