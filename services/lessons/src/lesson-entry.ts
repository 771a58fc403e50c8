import { columnsSchemaOf, rowAnswer, type RowAnswer } from '@amends/projections/row-answer';
import type { FactRow } from '@amends/projections/types';
import { z } from 'zod';
import { caseCauseTable } from './projections/case-cause.ts';

/** The parts of a lesson and the columns of a case that belong to each. */
const PARTS = {
  conditions: [
    ...['complaint_code', 'khd_group', 'nakamura_cause', 'source_category', 'severity'],
    ...['expectation_kind', 'initiation', 'script_id', 'script_version', 'deviated_step'],
  ],
  environment: [
    ...['store_id', 'channel', 'reported_at', 'participation_stage', 'part_unclear'],
    ...['other_customer_involved', 'deviated_role', 'incident_id'],
  ],
  consequences: [
    ...['emotions', 'dissatisfaction', 'magnitude', 'delay_hours', 'missed_occasion'],
    'consequential_loss',
  ],
  remedy: [
    ...['remedy_type', 'payments', 'playbook_version', 'playbook_row', 'required_steps'],
    'done_steps',
  ],
  effect: ['recovered_at', 'closed_at', 'outcome', 'failures', 'fed_back_at'],
  learningPoints: [
    ...['root_cause_at', 'root_khd_type', 'root_nakamura_cause', 'gaps', 'responsibility_locus'],
    ...['root_why', 'root_how', 'arisen_at', 'explanation_text_id', 'preventive_at'],
    ...['preventive_decision', 'action_id'],
  ],
} as const;
type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as Part[];

const partOf = (part: Part): z.ZodType<RowAnswer> => {
  const types = caseCauseTable.columns as Readonly<Record<string, string>>;
  return columnsSchemaOf(Object.fromEntries(PARTS[part].map((name) => [name, types[name]!])));
};

const partSchemas = Object.fromEntries(PART_NAMES.map((part) => [part, partOf(part)])) as Record<
  Part,
  z.ZodType<RowAnswer>
>;

export const lessonEntry = z.object({ caseId: z.uuid(), ...partSchemas });
export type LessonEntry = z.infer<typeof lessonEntry>;

/** A case as a lesson for the next one. Answers of the customer are left to figures. */
export const lessonEntryOf = (row: FactRow): LessonEntry => {
  const parts = PART_NAMES.map((part) => [
    part,
    rowAnswer(Object.fromEntries(PARTS[part].map((column) => [column, row[column] ?? null]))),
  ]);
  return {
    caseId: row.case_id as string,
    ...(Object.fromEntries(parts) as Record<Part, RowAnswer>),
  };
};
