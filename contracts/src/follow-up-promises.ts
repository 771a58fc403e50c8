import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** A promise that was made to the customer, or kept: a target missed meanwhile fails them twice. */
export const PromiseHeardV1 = z
  .object({ caseId: uuid, promiseId: uuid, status: z.enum(['made', 'kept']), since: instant })
  .meta({ id: 'PromiseHeard.v1' });

export type PromiseHeard = z.infer<typeof PromiseHeardV1>;
