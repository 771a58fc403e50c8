import { z } from 'zod';
import { instant, money, uuid } from './primitives.ts';

/** Revenue is to be ranked anew: once a day, or because somebody asked for it. */
export const TierRunRequestedV1 = z
  .object({ runId: uuid, requestedBy: z.enum(['schedule', 'person']), requestedAt: instant })
  .meta({ id: 'TierRunRequested.v1' });

const count = z.int().min(0);

/** Customers by tier; which customer has which is triage's own table, a case pins its run. */
export const TiersComputedV1 = z
  .object({
    runId: uuid,
    /** Per currency: amounts of two are never added up. */
    currencies: z
      .array(z.object({ currency: money.shape.currency, a: count, b: count, c: count }))
      .max(200),
    computedAt: instant,
  })
  .meta({ id: 'TiersComputed.v1' });

export type TierRunRequested = z.infer<typeof TierRunRequestedV1>;
export type TiersComputed = z.infer<typeof TiersComputedV1>;
