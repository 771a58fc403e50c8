import { z } from 'zod';
import { externalRef, instant, sha256Hex } from './primitives.ts';
import { playbookContent } from './remedy-playbook.ts';

/** The life of a version of the playbook: loaded once and for all, activated, withdrawn. */

export const playbookVersion = z.int().min(1).max(100_000);

export const PlaybookLoadedV1 = z
  .object({
    version: playbookVersion,
    ...playbookContent,
    /** Of the content: whoever has the same has the same version. */
    contentHash: sha256Hex,
    by: externalRef,
    loadedAt: instant,
  })
  .meta({ id: 'PlaybookLoaded.v1' });

/** Cases triaged from then on are matched by it; those that have a version keep theirs. */
export const PlaybookActivatedV1 = z
  .object({ version: playbookVersion, from: instant, by: externalRef, activatedAt: instant })
  .meta({ id: 'PlaybookActivated.v1' });

export const PLAYBOOK_WITHDRAWAL_REASONS = [
  'superseded',
  'loaded_in_error',
  'figures_wrong',
  'policy',
] as const;

/** It rules no new case any more and can still be read; what ruled before rules again. */
export const PlaybookWithdrawnV1 = z
  .object({
    version: playbookVersion,
    reason: z.enum(PLAYBOOK_WITHDRAWAL_REASONS),
    by: externalRef,
    withdrawnAt: instant,
  })
  .meta({ id: 'PlaybookWithdrawn.v1' });

export type PlaybookLoaded = z.infer<typeof PlaybookLoadedV1>;
export type PlaybookActivated = z.infer<typeof PlaybookActivatedV1>;
export type PlaybookWithdrawn = z.infer<typeof PlaybookWithdrawnV1>;
