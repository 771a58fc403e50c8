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
  CUSTOMER_TIERS,
  INTAKE_CHANNELS,
  KHD_GROUPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  REMEDY_TYPES,
  SEVERITIES,
} from '@amends/contracts/vocabulary';
import { type CaseHandlers, once, withValues } from './case-fold.ts';
import {
  type FactField,
  type FactFields,
  instantField,
  shortIdField,
  slugField,
  wordField,
} from './fact-field.ts';
import { instantSql, periodFields } from './period-fields.ts';
import { regionField } from './store-regions.ts';
import type { FactRow } from './types.ts';

/** [when, severity until then]: a severity that was raised. */
type Raise = readonly [string, string];

/** [from when on, remedy type]. */
type RemedySince = readonly [string, string];

/** Columns of a case that every read service filters and groups by; spread after the key. */
export const caseDimensionColumns = {
  store_id: 'text',
  channel: 'text',
  severity: 'text',
  /** List of Raise: what the severity was before. */
  severity_raises: 'jsonb',
  /** Tier of the customer when the case was triaged; it stays that of the case. */
  tier: 'text',
  /** The type of the failure as reported, then as classified. */
  complaint_code: 'text',
  khd_group: 'text',
  nakamura_cause: 'text',
  /** The category, and group of categories, of an imported register. */
  source_category: 'text',
  source_group: 'text',
  /** The first component of the last remedy. */
  remedy_type: 'text',
  /** List of RemedySince, in order. */
  remedy_history: 'jsonb',
  /** `live` or `imported`. */
  provenance: 'text',
  /** The case it repeats, while it is a duplicate: it is then no case of its own (DUP-04). */
  merged_into: 'uuid',
  /** Null until the case itself was heard of: such a row is not counted. */
  reported_at: 'timestamptz',
  /** `instant`, or `date` where the register knows whole days only. */
  time_precision: 'text',
} as const;

const listOf = <Item>(row: FactRow, column: string): readonly Item[] =>
  (row[column] as Item[] | null | undefined) ?? [];

/** The remedy from an instant on; a remedy that goes on is told once. */
const withRemedy = (row: FactRow, type: string | undefined, at: string): FactRow => {
  if (type === undefined || type === row.remedy_type) return row;
  const since: RemedySince = [at, type];
  return withValues(row, {
    remedy_type: type,
    remedy_history: [...listOf<RemedySince>(row, 'remedy_history'), since],
  });
};

const imported = (row: FactRow, data: CaseHistoryImported): FactRow => {
  const { reported, resolved, closed } = data;
  const isWholeDays = [reported, resolved, closed].some((time) => time?.precision === 'date');
  const next = withValues(row, {
    store_id: data.storeId,
    channel: data.channel,
    complaint_code: once(row, 'complaint_code', data.complaintCode),
    source_category: data.sourceCategory,
    source_group: data.sourceGroup,
    provenance: 'imported',
    reported_at: reported.at,
    time_precision: isWholeDays ? 'date' : 'instant',
  });
  const remedyType = once(row, 'remedy_type', data.remedyType);
  return withRemedy(next, remedyType, (resolved ?? closed ?? reported).at);
};

const raised = (row: FactRow, { from, to }: SeverityRaised, at: string): FactRow => {
  const raise: Raise = [at, from];
  return withValues(row, {
    severity: to,
    severity_raises: [...listOf<Raise>(row, 'severity_raises'), raise],
  });
};

/** Keeps the dimension columns of a case up to date; to be combined with a service's own facts. */
export const caseDimensionHandlers: CaseHandlers = {
  FailureReported: (row, data: FailureReported) =>
    withValues(row, {
      store_id: data.storeId,
      channel: data.channel,
      complaint_code: once(row, 'complaint_code', data.complaintCode),
      provenance: 'live',
      reported_at: data.reportedAt,
      time_precision: 'instant',
    }),
  FailureDetected: (row, data: FailureDetected) =>
    withValues(row, {
      store_id: data.storeId,
      complaint_code: once(row, 'complaint_code', data.complaintCode),
      provenance: 'live',
      reported_at: data.reportedAt,
      time_precision: 'instant',
    }),
  CaseHistoryImported: imported,
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
  CasePrioritised: (row, { severity, tier }: CasePrioritised) =>
    withValues(row, { severity, tier: once(row, 'tier', tier) }),
  SeverityRaised: (row, data: SeverityRaised, { time }) => raised(row, data, time),
  RemedyChosen: (row, { components, chosenAt }: RemedyChosen) =>
    withRemedy(row, components[0]?.remedyType, chosenAt),
  RecoveryCompleted: (row, { remedyTypes, completedAt }: RecoveryCompleted) =>
    withRemedy(row, remedyTypes[0], completedAt),
};

// What a case is (type, cause, store, tier, a duplicate) holds for all of its time, however late it
// was found out. What became of it (a severity raised, a remedy) holds from its instant on.
const severityField: FactField = {
  ...wordField('severity', SEVERITIES),
  sql: ({ asOf }) =>
    asOf === undefined
      ? 'f.severity'
      : `coalesce((select r ->> 1 from jsonb_array_elements(f.severity_raises)
          with ordinality l(r, at) where (r ->> 0)::timestamptz > ${instantSql(asOf)}
          order by at limit 1), f.severity)`,
};

const remedyField: FactField = {
  ...wordField('remedy_type', REMEDY_TYPES),
  sql: ({ asOf }) =>
    asOf === undefined
      ? 'f.remedy_type'
      : `(select r ->> 1 from jsonb_array_elements(f.remedy_history) with ordinality l(r, at)
          where (r ->> 0)::timestamptz <= ${instantSql(asOf)} order by at desc limit 1)`,
};

/** The same as fields of queries. `day` to `quarter` are those of the report. */
export const caseDimensionFields: FactFields = {
  store: shortIdField('store_id'),
  region: regionField,
  channel: wordField('channel', INTAKE_CHANNELS),
  severity: severityField,
  tier: wordField('tier', CUSTOMER_TIERS),
  complaintCode: wordField('complaint_code', KHD_TYPES),
  khdType: wordField('complaint_code', KHD_TYPES),
  khdGroup: wordField('khd_group', KHD_GROUPS),
  nakamuraCause: wordField('nakamura_cause', NAKAMURA_CAUSES),
  sourceCategory: slugField('source_category'),
  sourceGroup: slugField('source_group'),
  remedyType: remedyField,
  provenance: wordField('provenance', ['live', 'imported']),
  ...periodFields('reported_at'),
  reportedAt: instantField('reported_at'),
};

/** From when on there is a case: a source that has it shows no case before its report. */
export const SINCE_REPORT = 'f.reported_at';

/** SQL that says of a row of cases that it counts as one: heard of, and no duplicate. */
export const isCounted = (row: string): string =>
  `${row}.reported_at is not null and ${row}.merged_into is null`;

/** The same of a row in memory. */
export const isCountedRow = ({ reported_at, merged_into }: FactRow): boolean =>
  (reported_at ?? null) !== null && (merged_into ?? null) === null;

/** SQL after `from` of a case table with those that count as cases; the row is `f`. */
export const countedCases =
  (table: string) =>
  (schema: string): string =>
    `(select * from ${schema}.${table} c where ${isCounted('c')}) f`;

/** The dimensions of cells of cases; a region is none: it is that of the store today. */
export const caseCellDimensions = {
  store: 'store_id',
  channel: 'channel',
  severity: 'severity',
  tier: 'tier',
  complaintCode: 'complaint_code',
  khdType: 'complaint_code',
  khdGroup: 'khd_group',
  nakamuraCause: 'nakamura_cause',
  sourceCategory: 'source_category',
  remedyType: 'remedy_type',
  provenance: 'provenance',
} as const;
