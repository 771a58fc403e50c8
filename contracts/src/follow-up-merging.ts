import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** The case is a duplicate: its customer is asked with the other case, not here (DUP-04). */
export const FollowUpPausedV1 = z
  .object({ caseId: uuid, primaryCaseId: uuid, pausedAt: instant })
  .meta({ id: 'FollowUpPaused.v1' });

/** It stands for itself again; a question that was pending is planned anew. */
export const FollowUpResumedV1 = z
  .object({ caseId: uuid, resumedAt: instant })
  .meta({ id: 'FollowUpResumed.v1' });

export type FollowUpPaused = z.infer<typeof FollowUpPausedV1>;
export type FollowUpResumed = z.infer<typeof FollowUpResumedV1>;
