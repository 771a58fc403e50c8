import type { PlaybookDeviationRecorded } from '@amends/contracts/remedy-goodwill';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';
import {
  type DoneStep,
  playbookColumns,
  playbookHandlers,
} from '@amends/projections/case-playbook';
import type { FactRow } from '@amends/projections/types';

/** A deviation from the playbook: [when, why, whether it was made up for the customer]. */
export type Deviation = readonly [string, string, boolean];

export const CONFORMANCES = ['in_progress', 'conformant', 'incomplete'] as const;
type Conformance = (typeof CONFORMANCES)[number];

/** Whether what the playbook asks for in a case was carried out. */
export const conformanceColumns = {
  ...playbookColumns,
  /** Of the required steps, in their order, those nobody has done. */
  missing_steps: 'text[]',
  /** Null without a menu, or where no remedy was to be carried out in the end. */
  conformance: 'text',
  /** List of Deviation. */
  deviations: 'jsonb',
  deviation_count: 'integer',
} as const;

const judged = (row: FactRow, conformance: Conformance | null): FactRow => {
  const done = new Set(((row.done_steps ?? []) as DoneStep[]).map(([, type]) => type));
  const missing = ((row.required_steps ?? []) as string[]).filter((step) => !done.has(step));
  return withValues(row, { missing_steps: missing, conformance });
};

const whenRecovered = (row: FactRow): FactRow => {
  if (row.playbook_at === undefined || row.playbook_at === null) return row;
  const next = judged(row, 'conformant');
  const isMissing = (next.missing_steps as string[]).length > 0;
  return isMissing ? withValues(next, { conformance: 'incomplete' }) : next;
};

// What is done after the recovery counts: it was done, if late.
const stepDone = (row: FactRow): FactRow => {
  if (row.conformance === 'in_progress') return judged(row, 'in_progress');
  return row.conformance === undefined || row.conformance === null ? row : whenRecovered(row);
};

const judging: CaseHandlers = {
  RemedyMenuPrepared: (row) => judged(row, 'in_progress'),
  RemedyStepExecuted: stepDone,
  RefundSucceeded: stepDone,
  ApologyGiven: stepDone,
  FaultAdmitted: stepDone,
  InteractionRecorded: stepDone,
  RecoveryCompleted: whenRecovered,
  NoRemedyConcluded: (row) => (row.conformance === 'in_progress' ? judged(row, null) : row),
  PlaybookDeviationRecorded: (row, data: PlaybookDeviationRecorded) => {
    const deviation: Deviation = [data.recordedAt, data.reason, data.improvised];
    const known = [...((row.deviations as Deviation[] | null | undefined) ?? []), deviation];
    return withValues(row, { deviations: known, deviation_count: known.length });
  },
};

/** In this order: what was done, then what that means. */
export const conformanceHandlers: readonly CaseHandlers[] = [playbookHandlers, judging];
