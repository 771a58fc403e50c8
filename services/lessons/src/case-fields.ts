import { ENCOUNTER_ROLES, PARTICIPATION_STAGES } from '@amends/contracts/finding-vocabulary';
import {
  KHD_TYPES,
  NAKAMURA_CAUSES,
  RESOLUTION_OUTCOMES,
  RESPONSIBILITY_LOCI,
} from '@amends/contracts/vocabulary';
import { caseDimensionFields } from '@amends/projections/case-dimensions';
import { countField, flagField, slugField, wordField } from '@amends/projections/fact-field';

/** What cases are filtered and grouped by. */
export const caseFields = {
  ...caseDimensionFields,
  rootKhdType: wordField('root_khd_type', KHD_TYPES),
  rootNakamuraCause: wordField('root_nakamura_cause', NAKAMURA_CAUSES),
  responsibilityLocus: wordField('responsibility_locus', RESPONSIBILITY_LOCI),
  preventiveDecision: wordField('preventive_decision', [
    'action_opened',
    'covered_by_open_action',
    'no_action_needed',
  ]),
  scriptId: slugField('script_id'),
  scriptVersion: countField('script_version'),
  step: slugField('deviated_step'),
  stepRole: wordField('deviated_role', ENCOUNTER_ROLES),
  participationStage: wordField('participation_stage', PARTICIPATION_STAGES),
  otherCustomerInvolved: flagField('other_customer_involved'),
  playbookVersion: countField('playbook_version'),
  playbookRow: countField('playbook_row'),
  outcome: wordField('outcome', RESOLUTION_OUTCOMES),
};
