import type { z } from 'zod';
import { type Producer, TOPIC_EVENTS, TOPIC_SIGNALS, type Topic } from './envelope.ts';

export interface CatalogueEntry {
  readonly schema: z.ZodType;
  /** Version written today; older ones are read through `upcast`. */
  readonly version: number;
  readonly producer: Producer;
  readonly topic: Topic;
  /** Turns the data of an older version into today's; absent while there is only one version. */
  readonly upcast?: (data: unknown, fromVersion: number) => unknown;
  /** Who reads it and why it exists: one line in the generated README. */
  readonly why: string;
}

export const entry = (producer: Producer, schema: z.ZodType, why: string): CatalogueEntry => ({
  schema,
  version: 1,
  producer,
  topic: TOPIC_EVENTS,
  why,
});
export const signal = (schema: z.ZodType, why: string): CatalogueEntry => ({
  ...entry('intake', schema, why),
  topic: TOPIC_SIGNALS,
});
