import { z } from 'zod';
import { CURRENCY_CODES } from './currency.ts';
import { instant, money } from './primitives.ts';

/**
 * The one switch that stops what remedy executes (refunds, vouchers), not what it takes in or
 * approves, and what trips it by itself (money rule 11).
 */
export const ExecutionStoppedV1 = z
  .object({
    reason: z.enum(['person', 'hourly_limit']),
    /** Of the limit that was reached. */
    currency: z.enum(CURRENCY_CODES).optional(),
    stoppedAt: instant,
  })
  .meta({ id: 'ExecutionStopped.v1' });

/** What was held back goes on; the hour of every limit begins anew. */
export const ExecutionResumedV1 = z
  .object({ resumedAt: instant })
  .meta({ id: 'ExecutionResumed.v1' });

/** At most so much is executed in any hour of one currency. */
export const ExecutionLimitSetV1 = z
  .object({ limit: money, setAt: instant })
  .meta({ id: 'ExecutionLimitSet.v1' });

export type ExecutionStopped = z.infer<typeof ExecutionStoppedV1>;
export type ExecutionResumed = z.infer<typeof ExecutionResumedV1>;
export type ExecutionLimitSet = z.infer<typeof ExecutionLimitSetV1>;
