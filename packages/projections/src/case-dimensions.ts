import type {
  CaseHistoryImported,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import type { CasesMerged } from '@amends/contracts/intake-merge';
import type { RecoveryCompleted, RemedyChosen } from '@amends/contracts/remedy';
import type {
  CaseClassified,
  CasePrioritised,
  ImpactAssessed,
  SeverityRaised,
} from '@amends/contracts/triage';
import {
  INTAKE_CHANNELS,
  KHD_GROUPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  REMEDY_TYPES,
  SEVERITIES,
} from '@amends/contracts/vocabulary';
import { type CaseHandlers, once, withValues } from './case-fold.ts';
import {
  type FactFields,
  instantField,
  monthField,
  shortIdField,
  slugField,
  wordField,
} from './fact-field.ts';

/** Columns of a case that every read service filters and groups by; spread after the key. */
export const caseDimensionColumns = {
  store_id: 'text',
  channel: 'text',
  severity: 'text',
  /** The type of the failure as reported, then as classified. */
  complaint_code: 'text',
  khd_group: 'text',
  nakamura_cause: 'text',
  /** The category, and group of categories, of an imported register. */
  source_category: 'text',
  source_group: 'text',
  /** The first component of the last remedy. */
  remedy_type: 'text',
  /** `live` or `imported`. */
  provenance: 'text',
  /** The case it repeats, while it is a duplicate: it is then no case of its own (DUP-04). */
  merged_into: 'uuid',
  /** Null until the case itself was heard of: such a row is not counted. */
  reported_at: 'timestamptz',
} as const;

/** Keeps the dimension columns of a case up to date; to be combined with a service's own facts. */
export const caseDimensionHandlers: CaseHandlers = {
  FailureReported: (row, data: FailureReported) =>
    withValues(row, {
      store_id: data.storeId,
      channel: data.channel,
      complaint_code: once(row, 'complaint_code', data.complaintCode),
      provenance: 'live',
      reported_at: data.reportedAt,
    }),
  FailureDetected: (row, data: FailureDetected) =>
    withValues(row, {
      store_id: data.storeId,
      complaint_code: once(row, 'complaint_code', data.complaintCode),
      provenance: 'live',
      reported_at: data.reportedAt,
    }),
  CaseHistoryImported: (row, data: CaseHistoryImported) =>
    withValues(row, {
      store_id: data.storeId,
      channel: data.channel,
      complaint_code: once(row, 'complaint_code', data.complaintCode),
      source_category: data.sourceCategory,
      source_group: data.sourceGroup,
      remedy_type: once(row, 'remedy_type', data.remedyType),
      provenance: 'imported',
      reported_at: data.reported.at,
    }),
  CasesMerged: (row, data: CasesMerged) => withValues(row, { merged_into: data.primaryCaseId }),
  CasesUnmerged: (row) => withValues(row, { merged_into: null }),
  CaseClassified: (row, data: CaseClassified) =>
    withValues(row, {
      complaint_code: data.khdType,
      khd_group: data.khdGroup,
      nakamura_cause: data.nakamuraCause,
      source_category: once(row, 'source_category', data.sourceCategory),
    }),
  ImpactAssessed: (row, data: ImpactAssessed) => withValues(row, { severity: data.severity }),
  CasePrioritised: (row, data: CasePrioritised) => withValues(row, { severity: data.severity }),
  SeverityRaised: (row, data: SeverityRaised) => withValues(row, { severity: data.to }),
  RemedyChosen: (row, data: RemedyChosen) =>
    withValues(row, { remedy_type: data.components[0]?.remedyType }),
  RecoveryCompleted: (row, data: RecoveryCompleted) =>
    withValues(row, { remedy_type: data.remedyTypes[0] }),
};

/** The same as fields of queries. `month` is that of the report, in UTC. */
export const caseDimensionFields: FactFields = {
  store: shortIdField('store_id'),
  channel: wordField('channel', INTAKE_CHANNELS),
  severity: wordField('severity', SEVERITIES),
  complaintCode: wordField('complaint_code', KHD_TYPES),
  khdType: wordField('complaint_code', KHD_TYPES),
  khdGroup: wordField('khd_group', KHD_GROUPS),
  nakamuraCause: wordField('nakamura_cause', NAKAMURA_CAUSES),
  sourceCategory: slugField('source_category'),
  sourceGroup: slugField('source_group'),
  remedyType: wordField('remedy_type', REMEDY_TYPES),
  provenance: wordField('provenance', ['live', 'imported']),
  month: monthField('reported_at'),
  reportedAt: instantField('reported_at'),
};

/** SQL that says of a row of cases that it counts as one: heard of, and no duplicate. */
export const isCounted = (row: string): string =>
  `${row}.reported_at is not null and ${row}.merged_into is null`;

/** SQL after `from` of a case table with those that count as cases; the row is `f`. */
export const countedCases =
  (table: string) =>
  (schema: string): string =>
    `(select * from ${schema}.${table} c where ${isCounted('c')}) f`;
