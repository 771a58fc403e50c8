import { z } from 'zod';
import type { ReactionSettings } from './reactions.ts';
import { alwaysOpen, shopHours } from './target-plan.ts';

const duration = z.union([
  z.strictObject({ seconds: z.int().min(0) }),
  z.strictObject({ businessDays: z.int().min(1) }),
]);
const metrics = z.strictObject({
  acknowledgement: duration,
  first_action: duration,
  resolution: duration,
});

/** Settings of triage that an installation may choose; the defaults are policy version 1. */
export const triageConfig = z.strictObject({
  timeZone: z.string().default('Europe/Berlin'),
  calendar: z.enum(['shop_hours', 'always_open']).default('shop_hours'),
  defaultOwnerId: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)
    .default('recovery_team'),
  /** Replaces the built-in durations, all severities at once. */
  policy: z
    .strictObject({ critical: metrics, major: metrics, moderate: metrics, minor: metrics })
    .optional(),
});

export type TriageConfig = z.infer<typeof triageConfig>;

/** Settings in the form the reactions take. */
export const reactionSettings = (config: TriageConfig): ReactionSettings => ({
  calendar:
    config.calendar === 'shop_hours' ? shopHours(config.timeZone) : alwaysOpen(config.timeZone),
  defaultOwnerId: config.defaultOwnerId,
  ...(config.policy === undefined ? {} : { policy: config.policy }),
});
