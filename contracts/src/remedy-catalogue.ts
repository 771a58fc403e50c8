import { z } from 'zod';
import { PROMISES } from './remedy-talk.ts';
import { REMEDY_TYPES } from './vocabulary.ts';

/** What kinds of amends there are: of which class, out of which resource, and how soon. */

export const REMEDY_CLASSES = ['psychological', 'tangible', 'procedural'] as const;

/** What the customer lost, and is given back, is of one of these. */
export const REMEDY_RESOURCES = ['money', 'good', 'service', 'attention'] as const;

/** What is promised with something chosen, and within which time. */
export const remedyPromise = z.object({
  what: z.enum(PROMISES),
  withinHours: z.int().min(1).max(8784),
});

/** No remedy is no kind of remedy: it has a reason instead of a date. */
export const catalogueEntry = z.object({
  remedyType: z.enum(REMEDY_TYPES).exclude(['none']),
  class: z.enum(REMEDY_CLASSES),
  resource: z.enum(REMEDY_RESOURCES),
  promise: remedyPromise,
});

export type RemedyPromise = z.infer<typeof remedyPromise>;
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
