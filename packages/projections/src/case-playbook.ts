import type {
  RefundSucceeded,
  RemedyMenuPrepared,
  RemedyStepExecuted,
} from '@amends/contracts/remedy';
import type {
  ApologyGiven,
  FaultAdmitted,
  InteractionRecorded,
} from '@amends/contracts/remedy-talk';
import { REMEDY_TYPES, type RemedyType } from '@amends/contracts/vocabulary';
import { type CaseHandlers, withValues } from './case-fold.ts';
import type { FactRow } from './types.ts';

/** A remedy that was carried out: [when, its type]. */
export type DoneStep = readonly [string, string];

/** What the playbook asked for in a case, and what of it was done. */
export const playbookColumns = {
  /** Of the last menu: a reopened case is matched again. */
  playbook_at: 'timestamptz',
  playbook_version: 'integer',
  playbook_row: 'integer',
  /** Steps of the row that the suite sees being done: those that are types of remedies. */
  required_steps: 'text[]',
  /** List of DoneStep. */
  done_steps: 'jsonb',
} as const;

const isRemedyType = (step: string): boolean => (REMEDY_TYPES as readonly string[]).includes(step);

const done = (row: FactRow, at: string, type: RemedyType): FactRow => {
  const step: DoneStep = [at, type];
  const before = (row.done_steps as DoneStep[] | null | undefined) ?? [];
  return withValues(row, { done_steps: [...before, step] });
};

/** What a conversation shows to have been done, beside steps that remedy carried out. */
const stepOfCheck: Readonly<Partial<Record<InteractionRecorded['checks'][number], RemedyType>>> = {
  listened_before_reacting: 'listen',
  feelings_acknowledged: 'acknowledge_feelings',
};

const conversed = (row: FactRow, { checks, recordedAt }: InteractionRecorded): FactRow =>
  checks.reduce((next, check) => {
    const step = stepOfCheck[check];
    return step === undefined ? next : done(next, recordedAt, step);
  }, row);

export const playbookHandlers: CaseHandlers = {
  RemedyMenuPrepared: (row, data: RemedyMenuPrepared, { time }) =>
    withValues(row, {
      playbook_at: time,
      playbook_version: data.playbookVersion,
      playbook_row: data.row,
      required_steps: data.steps.filter(isRemedyType),
    }),
  RemedyStepExecuted: (row, { executedAt, remedyType }: RemedyStepExecuted) =>
    done(row, executedAt, remedyType),
  RefundSucceeded: (row, { executedAt }: RefundSucceeded) => done(row, executedAt, 'refund'),
  ApologyGiven: (row, { givenAt }: ApologyGiven) => done(row, givenAt, 'apology'),
  FaultAdmitted: (row, { admittedAt }: FaultAdmitted) =>
    done(row, admittedAt, 'responsibility_statement'),
  InteractionRecorded: conversed,
};
