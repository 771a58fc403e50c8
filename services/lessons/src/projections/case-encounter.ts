import type { EncounterAssessed } from '@amends/contracts/triage-findings';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';

/** How the service encounter of a case went: the last assessment stands as a whole. */
export const encounterColumns = {
  encounter_at: 'timestamptz',
  script_id: 'text',
  script_version: 'integer',
  deviated_step: 'text',
  deviated_role: 'text',
  participation_stage: 'text',
  /** Null: nobody said whether the customer knew their part. */
  part_unclear: 'boolean',
  other_customer_involved: 'boolean',
} as const;

export const encounterHandlers: CaseHandlers = {
  EncounterAssessed: (row, data: EncounterAssessed) =>
    withValues(row, {
      encounter_at: data.assessedAt,
      script_id: data.scriptId ?? null,
      script_version: data.scriptVersion ?? null,
      deviated_step: data.deviatedStep ?? null,
      deviated_role: data.deviatedRole ?? null,
      participation_stage: data.participationStage ?? null,
      part_unclear: data.partUnclear ?? null,
      other_customer_involved: data.otherCustomerInvolved,
    }),
};
