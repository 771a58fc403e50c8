import type { BulkRemedyDrafted } from '@amends/contracts/remedy-bulk';
import type { RemedyExecutionStarted } from '@amends/contracts/remedy';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { BulkStatus } from '../domain/bulk/budget.ts';
import { writeStandings } from './heard-incidents.ts';

const RUN_WRITER = 'bulk_run';
const STANDING_WRITER = 'case_standing';

const STATUS_AFTER: Readonly<Record<string, BulkStatus>> = {
  BulkRemedyDrafted: 'draft',
  BulkRemedyDryRunMade: 'ready',
  BulkRemedyStarted: 'running',
  BulkRemedyResumed: 'running',
  BulkRemedyPaused: 'paused',
  BulkRemedyStopped: 'stopped',
  BulkRemedyCompleted: 'completed',
  BulkRemedyCancelled: 'cancelled',
  BulkUndoBegun: 'undoing',
  BulkRemedyUndone: 'undone',
};

const GOODWILL: ReadonlySet<string> = new Set(['RemedyExecutionStarted', 'RemedyExtended']);

const rowOf = ({ type, data }: NewEvent): CompanionRow[] => {
  const status = STATUS_AFTER[type];
  if (status !== undefined) {
    const { runId, incidentId, storeId, draftedAt } = data as BulkRemedyDrafted;
    const row = { run_id: runId, incident_id: incidentId, store_id: storeId, status };
    return [{ writer: RUN_WRITER, row: { ...row, drafted_at: draftedAt ?? null } }];
  }
  if (!GOODWILL.has(type)) return [];
  const { caseId: case_id, components } = data as RemedyExecutionStarted;
  const isGoodwill = components.some(
    ({ kind, amount }) => kind === 'goodwill' && (amount?.amount ?? 0) > 0,
  );
  return isGoodwill ? [{ writer: STANDING_WRITER, row: { case_id, has_goodwill: true } }] : [];
};

/** Rows that just-decided events of runs and of remedies cause. */
export const bulkRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(rowOf);

// Of one run the last row of a batch counts; only the first of all knows when it was drafted.
const writeRuns: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  await client.query(
    `insert into bulk_run (run_id, incident_id, store_id, status, drafted_at)
     select run_id, incident_id, store_id, status, drafted_at
     from jsonb_to_recordset($1::jsonb) as r(run_id uuid, incident_id uuid, store_id text,
       status text, drafted_at timestamptz)
     where drafted_at is not null`,
    values,
  );
  await client.query(
    `update bulk_run b set status = r.status
     from (select distinct on (run_id) run_id, status
       from rows from (jsonb_to_recordset($1::jsonb) as (run_id uuid, status text))
         with ordinality as r(run_id, status, at) order by run_id, at desc) r
     where b.run_id = r.run_id`,
    values,
  );
};

export const bulkCompanions: Readonly<Record<string, CompanionWriter>> = {
  [RUN_WRITER]: writeRuns,
  [STANDING_WRITER]: writeStandings,
};

export interface ListedRun {
  readonly runId: string;
  readonly incidentId: string;
  readonly storeId: string;
  readonly status: BulkStatus;
  readonly draftedAt: string;
}

const LIST = `
  select run_id as "runId", incident_id as "incidentId", store_id as "storeId", status, drafted_at
  from bulk_run
  where ($1::text[] is null or store_id = any ($1))
    and ($2::uuid is null or incident_id = $2) and ($3::text is null or status = $3)
    and ($4::timestamptz is null or (drafted_at, run_id) > ($4, $5::uuid))
  order by drafted_at, run_id limit $6`;

/** Runs of all incidents somebody may see, the oldest first. */
export const listRuns = async (
  pool: Pool,
  asked: {
    readonly stores: readonly string[] | null;
    readonly incidentId: string | undefined;
    readonly status: string | undefined;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<ListedRun[]> => {
  const { stores, incidentId = null, status = null, after, limit } = asked;
  const values = [stores, incidentId, status, after?.[0] ?? null, after?.[1] ?? null, limit];
  const { rows } = await pool.query(LIST, values);
  return rows.map(({ drafted_at, ...row }) => ({ ...row, draftedAt: drafted_at.toISOString() }));
};
