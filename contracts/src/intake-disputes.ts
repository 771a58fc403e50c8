import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** The chargeback or inquiry that opened the case ended at the payment provider. */
export const DisputeClosedV1 = z
  .object({
    caseId: uuid,
    signalId: uuid,
    outcome: z.enum(['won', 'lost', 'withdrawn', 'other']),
    closedAt: instant,
  })
  .meta({ id: 'DisputeClosed.v1' });

export type DisputeClosed = z.infer<typeof DisputeClosedV1>;
