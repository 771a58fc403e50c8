import { z } from 'zod';
import { instant, uuid } from './primitives.ts';
import { DOUBLE_DEVIATION_TRIGGERS } from './vocabulary.ts';

/**
 * The customer was let down a second time: from then on who handles the case may give what the next
 * role up may give (GDW-08).
 */
export const DoubleDeviationHeardV1 = z
  .object({ caseId: uuid, trigger: z.enum(DOUBLE_DEVIATION_TRIGGERS), heardAt: instant })
  .meta({ id: 'DoubleDeviationHeard.v1' });

export type DoubleDeviationHeard = z.infer<typeof DoubleDeviationHeardV1>;
