import { z } from 'zod';
import { externalRef, instant, shortId, uuid } from './primitives.ts';

/** What tills tell of a known customer that no complaint tells. */
export const TILL_FACTS = ['payment_failed', 'item_returned'] as const;

/**
 * A payment of the customer failed, or an item came back: evidence that is counted with what else
 * is known of the customer. Whose fault it was nobody has said.
 */
export const CustomerTillFactNotedV1 = z
  .object({
    signalId: uuid,
    customerId: uuid,
    storeId: shortId,
    kind: z.enum(TILL_FACTS),
    /** The item, where it is one. */
    productRef: externalRef.optional(),
    occurredAt: instant,
  })
  .meta({ id: 'CustomerTillFactNoted.v1' });

export type CustomerTillFactNoted = z.infer<typeof CustomerTillFactNotedV1>;
