import { CASE_STATES, RESOLUTION_OUTCOMES } from '@amends/contracts/vocabulary';
import { caseDimensionFields } from '@amends/projections/case-dimensions';
import {
  countField,
  type FactFields,
  instantField,
  shortIdField,
  wordField,
} from '@amends/projections/fact-field';
import { periodFields } from '@amends/projections/period-fields';
import { CONFORMANCES } from './projections/case-conformance.ts';

/** What cases are filtered and counted by. `openedAt` is when the case was reported. */
export const caseFields: FactFields = {
  ...caseDimensionFields,
  state: wordField('state', CASE_STATES),
  owner: shortIdField('owner_id'),
  ownerKind: wordField('owner_kind', ['person', 'team']),
  outcome: wordField('outcome', RESOLUTION_OUTCOMES),
  reopenCount: countField('reopen_count'),
  conformance: wordField('conformance', CONFORMANCES),
  deviations: countField('deviation_count'),
  playbookVersion: countField('playbook_version'),
  playbookRow: countField('playbook_row'),
  openedAt: instantField('reported_at'),
  closedAt: instantField('closed_at'),
  ...periodFields('closed_at', 'closed'),
};

// How long people take is nobody's to be ranked by; the state is a line of the answer.
const { owner: _owner, ownerKind: _kind, state, ...shared } = caseFields;

/** The same for figures of time in states. */
export const stateFields: FactFields = { ...shared, state: { ...state!, isDimension: false } };

/** Cases are read by analysts and by the retailer's own people. */
export const caseReadAuth = { scopes: ['analytics:read', 'triage:read'] } as const;
