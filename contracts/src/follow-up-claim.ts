import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** Somebody without a name has a claim code: they can be asked after all, with their case. */
export const CustomerReachableByClaimV1 = z
  .object({ caseId: uuid, since: instant })
  .meta({ id: 'CustomerReachableByClaim.v1' });

export type CustomerReachableByClaim = z.infer<typeof CustomerReachableByClaimV1>;
