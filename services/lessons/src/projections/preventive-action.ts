import type {
  PreventiveActionImplemented,
  PreventiveActionOpened,
  PreventiveActionVerified,
} from '@amends/contracts/triage-findings';
import { type CaseHandlers, once, withValues } from '@amends/projections/case-fold';
import type { FactTable } from '@amends/projections/types';
import { foldBy } from './fold-by.ts';

/** One row per preventive action. Whose it is stays with triage: nobody is measured by it here. */
export const preventiveActionTable: FactTable = {
  name: 'preventive_action',
  columns: {
    action_id: 'uuid',
    /** Null: of the whole retailer, so only callers of all stores see it. */
    store_id: 'text',
    kind: 'text',
    status: 'text',
    /** What it is to prevent: list of khdType with, perhaps, nakamuraCause and gap. */
    causes: 'jsonb',
    case_ids: 'text[]',
    warning_id: 'uuid',
    opened_at: 'timestamptz',
    due_at: 'timestamptz',
    implemented_at: 'timestamptz',
    verified_at: 'timestamptz',
    verdict: 'text',
    cases_before: 'integer',
    cases_after: 'integer',
    warnings_before: 'integer',
    warnings_after: 'integer',
  },
  storeColumn: 'store_id',
  indexes: [['warning_id']],
};

const handlers: CaseHandlers = {
  PreventiveActionOpened: (row, data: PreventiveActionOpened) =>
    withValues(row, {
      store_id: data.storeId,
      kind: data.kind,
      status: 'open',
      causes: data.causes,
      case_ids: data.caseIds,
      warning_id: data.warning?.warningId,
      opened_at: data.openedAt,
      due_at: data.dueAt,
    }),
  PreventiveActionImplemented: (row, { implementedAt }: PreventiveActionImplemented) =>
    withValues(row, {
      status: 'implemented',
      implemented_at: once(row, 'implemented_at', implementedAt),
    }),
  PreventiveActionVerified: (row, { before, after, ...data }: PreventiveActionVerified) =>
    withValues(row, {
      status: 'verified',
      verified_at: data.verifiedAt,
      verdict: data.verdict,
      cases_before: before.cases,
      cases_after: after.cases,
      warnings_before: before.warnings ?? null,
      warnings_after: after.warnings ?? null,
    }),
};

export const preventiveActionFold = foldBy(preventiveActionTable, 'actionId', handlers);
