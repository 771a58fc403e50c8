import { z } from 'zod';
import { importedInstant, instant } from './primitives.ts';

/** What the rows of an import are: cases of a register or out of a log of activities; purchases. */
export const IMPORT_KINDS = ['complaints', 'activities', 'purchases'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a log of activities tells of a case beside what a register does. */
export const importedStory = {
  /** By a person; an automatic reply is none. */
  acknowledged: importedInstant.optional(),
  /** To the first one who had it. */
  assigned: importedInstant.optional(),
  /** For the customer; without an end it still waits where the log ends. */
  waits: z
    .array(z.object({ from: instant, until: instant.optional() }))
    .max(200)
    .optional(),
  /** What had been reached when it was opened again. */
  reopenings: z
    .array(
      z.object({
        resolvedAt: instant.optional(),
        closedAt: instant.optional(),
        reopenedAt: instant,
      }),
    )
    .max(100)
    .optional(),
  /** Whether the target of the resolution was met, and since when the log says so. */
  targetMet: z.object({ isMet: z.boolean(), at: instant }).optional(),
};
