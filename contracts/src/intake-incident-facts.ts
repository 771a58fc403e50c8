import { z } from 'zod';
import { ROOT_CAUSE_COURSES, ROOT_CAUSE_REASONS } from './finding-vocabulary.ts';
import { incidentLesson } from './intake-incidents.ts';
import { instant, shortId, uuid } from './primitives.ts';
import { KHD_TYPES } from './vocabulary.ts';

/** What is found out of an incident while it goes on; it holds for each of its cases (INC-08). */
export const incidentFacts = {
  rootCause: z
    .object({
      ...incidentLesson.rootCause.shape,
      why: z.enum(ROOT_CAUSE_REASONS).optional(),
      how: z.enum(ROOT_CAUSE_COURSES).optional(),
      arisenAt: instant.optional(),
    })
    .optional(),
  preventiveDecision: incidentLesson.preventiveDecision.optional(),
  /** When it is expected to be over. */
  expectedEndAt: instant.optional(),
};

const factsVersion = z.int().min(1).max(1_000_000);

/** A person states some of them; what is not stated stays as it was. */
export const IncidentFactsStatedV1 = z
  .object({
    ...{ incidentId: uuid, storeId: shortId },
    factsVersion,
    ...incidentFacts,
    statedAt: instant,
  })
  .meta({ id: 'IncidentFactsStated.v1' });

/** In the stream of the case: all that is known of its incident, where a person changed any. */
export const IncidentFactsSyncedV1 = z
  .object({
    ...{ incidentId: uuid, storeId: shortId, caseId: uuid },
    factsVersion,
    /** Where a person changed it since the incident was declared. */
    complaintCode: z.enum(KHD_TYPES).optional(),
    ...incidentFacts,
    syncedAt: instant,
  })
  .meta({ id: 'IncidentFactsSynced.v1' });

export type IncidentFactsStated = z.infer<typeof IncidentFactsStatedV1>;
export type IncidentFactsSynced = z.infer<typeof IncidentFactsSyncedV1>;
