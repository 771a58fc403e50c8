import type { ImportKind } from '@amends/contracts/imported-story';
import type { ImportCompleted } from '@amends/contracts/intake';
import type { CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { ImportLabels } from './import-row.ts';

export interface ImportJob {
  readonly jobId: string;
  /** Who started it, and for which stores (null: all); to others it looks unknown. */
  readonly clientId: string;
  readonly stores: readonly string[] | null;
  readonly kind: ImportKind;
  readonly source: string;
  readonly mappingVersion: string;
  readonly expectedRows: number;
  readonly dryRun: boolean;
  readonly labels: ImportLabels;
}

export type Counts = ImportCompleted['counts'];

/** A job as it is read: with what became of it. */
export interface StoredJob extends ImportJob {
  readonly status: 'queued' | 'working' | 'completed';
  readonly completedAt: string | null;
  readonly counts: Counts;
}

export interface ImportItem {
  readonly rowNumber: number;
  readonly externalId: string | null;
  readonly caseId: string | null;
  readonly result: 'accepted' | 'duplicate' | 'rejected';
  readonly flags: readonly string[];
  readonly problemCode: string | null;
  readonly detail: string | null;
}

const itemRow = (jobId: string, item: ImportItem) => ({
  job_id: jobId,
  row_number: item.rowNumber,
  external_id: item.externalId,
  case_id: item.caseId,
  result: item.result,
  flags: item.flags,
  problem_code: item.problemCode,
  detail: item.detail,
});

export const ITEM_WRITER = 'import_item';
export const JOB_WRITER = 'import_job';
export const COMPLETION_WRITER = 'import_completion';

export const itemCompanion = (jobId: string, item: ImportItem) => ({
  writer: ITEM_WRITER,
  row: itemRow(jobId, item),
});

const SAVE_ITEMS = `
  insert into import_item
    (job_id, row_number, external_id, case_id, result, flags, problem_code, detail)
  select job_id, row_number, external_id, case_id, result, flags, problem_code, detail
  from jsonb_to_recordset($1::jsonb)
    as r(job_id uuid, row_number int, external_id text, case_id uuid, result text,
         flags text[], problem_code text, detail text)
  order by job_id, row_number
  on conflict (job_id, row_number) do update set
    external_id = excluded.external_id, case_id = excluded.case_id, result = excluded.result,
    flags = excluded.flags, problem_code = excluded.problem_code, detail = excluded.detail
  where import_item.result = 'rejected'`;

/** One statement may not touch a row twice, and two chunks may both claim a row number. */
const oncePerRow = (rows: readonly unknown[]): string => {
  const byNumber = new Map<string, unknown>();
  for (const row of rows) {
    const { job_id, row_number } = row as ReturnType<typeof itemRow>;
    byNumber.set(`${job_id} ${row_number}`, row);
  }
  return JSON.stringify([...byNumber.values()]);
};

const writeItems: CompanionWriter = async (client, rows) => {
  await client.query({ name: 'save-import-items', text: SAVE_ITEMS, values: [oncePerRow(rows)] });
};

const INSERT_JOBS = `
  insert into import_job
    (job_id, client_id, stores, kind, source, mapping_version, expected_rows, dry_run, labels)
  select job_id, client_id, stores, kind, source, mapping_version, expected_rows, dry_run, labels
  from jsonb_to_recordset($1::jsonb)
    as r(job_id uuid, client_id text, stores text[], kind text, source text,
         mapping_version text, expected_rows int, dry_run boolean, labels jsonb)
  on conflict (job_id) do nothing`;

export const jobRow = (job: ImportJob) => ({
  job_id: job.jobId,
  client_id: job.clientId,
  stores: job.stores,
  kind: job.kind,
  source: job.source,
  mapping_version: job.mappingVersion,
  expected_rows: job.expectedRows,
  dry_run: job.dryRun,
  labels: job.labels,
});

const COMPLETE_JOBS = `
  update import_job j set completed_at = r.completed_at, counts = r.counts
  from jsonb_to_recordset($1::jsonb) as r(job_id uuid, completed_at timestamptz, counts jsonb)
  where j.job_id = r.job_id and j.completed_at is null`;

/** Rows of imports that are written in the transaction of the event they belong to. */
export const importWriters: Readonly<Record<string, CompanionWriter>> = {
  [ITEM_WRITER]: writeItems,
  [JOB_WRITER]: async (client, rows) => {
    await client.query(INSERT_JOBS, [JSON.stringify(rows)]);
  },
  [COMPLETION_WRITER]: async (client, rows) => {
    await client.query(COMPLETE_JOBS, [JSON.stringify(rows)]);
  },
};

const SELECT_JOB = `
  select job_id as "jobId", client_id as "clientId", stores, kind, source,
         mapping_version as "mappingVersion",
         expected_rows as "expectedRows", dry_run as "dryRun", labels, counts,
         to_char(completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "completedAt",
         exists (select 1 from import_chunk c where c.job_id = j.job_id) as begun
  from import_job j where job_id = $1`;

const COUNT_ITEMS = `
  select count(*)::int as total,
         count(*) filter (where result = 'accepted')::int as accepted,
         count(*) filter (where result = 'duplicate')::int as duplicate,
         count(*) filter (where result = 'rejected')::int as rejected,
         count(*) filter (where flags <> '{}')::int as flagged
  from import_item where job_id = $1`;

const SELECT_ITEM = `select row_number as "rowNumber", external_id as "externalId",
    case_id as "caseId", result, flags, problem_code as "problemCode", detail from import_item`;

const LIST_ITEMS = `${SELECT_ITEM} where job_id = $1 and row_number > $2
    and ($3::text[] is null or result = any ($3))
    and ($4::text is null or $4 = any (flags))
  order by row_number limit $5`;

const SELECT_ROWS_OF_EXTERNAL_IDS = `
  select external_id, min(row_number) as row_number from import_item
  where job_id = $1 and external_id = any ($2) and result <> 'rejected' group by 1`;

const NOTE_CHUNK = `
  insert into import_chunk (job_id, chunk, rows) values ($1, $2, $3)
  on conflict (job_id, chunk) do update set rows = import_chunk.rows + excluded.rows`;

export interface ItemFilter {
  readonly results: readonly string[] | null;
  readonly flag: string | null;
  readonly afterRow: number;
  readonly limit: number;
}

/** Import jobs and their items, as the app role. */
export const importJobs = (pool: Pool) => {
  const countsOf = async (jobId: string): Promise<Counts> =>
    (await pool.query<Counts>(COUNT_ITEMS, [jobId])).rows[0]!;

  return {
    countsOf,
    create: async (job: ImportJob): Promise<void> => {
      await pool.query(INSERT_JOBS, [JSON.stringify([jobRow(job)])]);
    },
    find: async (jobId: string): Promise<StoredJob | undefined> => {
      type Row = ImportJob & { counts: Counts | null; completedAt: string | null; begun: boolean };
      const row = (await pool.query<Row>(SELECT_JOB, [jobId])).rows[0];
      if (row === undefined) return undefined;
      const { begun, counts, completedAt, ...job } = row;
      return {
        ...job,
        status: completedAt !== null ? 'completed' : begun ? 'working' : 'queued',
        completedAt,
        counts: counts ?? (await countsOf(jobId)),
      };
    },
    itemsOf: async (jobId: string, rowNumbers: readonly number[]): Promise<ImportItem[]> =>
      (
        await pool.query<ImportItem>(`${SELECT_ITEM} where job_id = $1 and row_number = any ($2)`, [
          jobId,
          rowNumbers,
        ])
      ).rows,
    /** External ids this job has met on other rows; a dry run finds its own repeats by them. */
    rowsOfExternalIds: async (
      jobId: string,
      externalIds: readonly string[],
    ): Promise<ReadonlyMap<string, number>> => {
      const found = await pool.query<{ external_id: string; row_number: number }>(
        SELECT_ROWS_OF_EXTERNAL_IDS,
        [jobId, externalIds],
      );
      return new Map(found.rows.map((row) => [row.external_id, row.row_number]));
    },
    save: async (jobId: string, items: readonly ImportItem[]): Promise<void> => {
      if (items.length === 0) return;
      const rows = items.map((item) => itemRow(jobId, item));
      await pool.query({ name: 'save-import-items', text: SAVE_ITEMS, values: [oncePerRow(rows)] });
    },
    /** Notes a chunk; true when enough rows came in all that it is worth counting them. */
    noteChunk: async (job: ImportJob, chunk: number, rows: number): Promise<boolean> => {
      await pool.query(NOTE_CHUNK, [job.jobId, chunk, rows]);
      const found = await pool.query<{ rows: string }>(
        'select coalesce(sum(rows), 0) as rows from import_chunk where job_id = $1',
        [job.jobId],
      );
      return Number(found.rows[0]!.rows) >= job.expectedRows;
    },
    complete: async (jobId: string, completedAt: string, counts: Counts): Promise<void> => {
      const row = { job_id: jobId, completed_at: completedAt, counts };
      await pool.query(COMPLETE_JOBS, [JSON.stringify([row])]);
    },
    list: async (jobId: string, filter: ItemFilter): Promise<ImportItem[]> =>
      (
        await pool.query<ImportItem>(LIST_ITEMS, [
          ...[jobId, filter.afterRow, filter.results],
          ...[filter.flag, filter.limit],
        ])
      ).rows,
  };
};

export type ImportJobs = ReturnType<typeof importJobs>;
