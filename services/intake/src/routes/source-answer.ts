import { shortId } from '@amends/contracts/primitives';
import { SOURCE_VENDORS } from '@amends/contracts/vocabulary';
import { z } from 'zod';
import { liveSecrets, type SourceRow } from '../sources/source-directory.ts';

/** A source as it is shown: never its secrets. */
export const sourceAnswer = z.object({
  sourceId: shortId,
  vendor: z.enum(SOURCE_VENDORS),
  storeId: shortId.nullable(),
  locations: z.array(z.object({ location: z.string(), storeId: shortId })),
  notificationUrl: z.string().nullable(),
  trialMappings: z.boolean(),
  /** To be typed into the vendor's console, which then gives the secret. */
  verificationCode: z.string().nullable(),
  liveSecrets: z.int(),
  registeredAt: z.string(),
  revokedAt: z.string().nullable(),
});

export const sourceAnswerOf = (source: SourceRow, nowMs: number): z.infer<typeof sourceAnswer> => ({
  ...source,
  locations: Object.entries(source.locations).map(([location, storeId]) => ({
    location,
    storeId,
  })),
  liveSecrets: liveSecrets(source, nowMs).length,
});
