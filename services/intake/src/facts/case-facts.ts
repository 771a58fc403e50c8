import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';

/** What one event adds to what is known of its case; what is left out stays as it is. */
interface CaseFact {
  readonly store_id?: string | undefined;
  readonly customer_id?: string | undefined;
  readonly cause?: string | undefined;
  readonly severity?: string | undefined;
  readonly reported_at?: string | undefined;
  readonly is_resolved?: boolean;
  readonly is_reopened?: boolean;
  readonly is_ended?: boolean;
  readonly has_open_dispute?: boolean;
  readonly is_duplicate?: boolean;
  readonly ended_at?: string;
  readonly has_failed?: boolean;
}

/** What is known of a case that failures are counted by. */
export interface KnownCase {
  readonly caseId: string;
  readonly storeId: string | null;
  readonly cause: string | null;
  readonly severity: string | null;
  readonly reportedAt: string | null;
  readonly isDuplicate: boolean;
  /** The recovery that is under way, or was the last, is known to have failed. */
  readonly hasFailed: boolean;
}

export interface CaseChange {
  /** Undefined: nothing was known of it. */
  readonly before: KnownCase | undefined;
  readonly after: KnownCase;
}

interface CaseData {
  readonly caseId: string;
  readonly storeId?: string;
  readonly customerId?: string;
  readonly reportedAt?: string;
  readonly signalKind?: string;
  readonly khdType?: string;
  readonly severity?: string;
  readonly to?: string;
  readonly reason?: string;
}

const begun = (data: CaseData): CaseFact => ({
  store_id: data.storeId,
  customer_id: data.customerId,
  reported_at: data.reportedAt,
  ...(data.signalKind === 'dispute_opened' ? { has_open_dispute: true } : {}),
});

// Solved again: what it was reopened for is no longer open.
const resolved = (): CaseFact => ({ is_resolved: true, is_reopened: false });

const ended = (time: string): CaseFact => ({ is_ended: true, ended_at: time });

const FACTS: Readonly<Record<string, (data: CaseData, time: string) => CaseFact>> = {
  FailureReported: begun,
  FailureDetected: begun,
  CaseClassified: ({ khdType }) => ({ cause: khdType }),
  ImpactAssessed: ({ severity }) => ({ severity }),
  SeverityRaised: ({ to }) => ({ severity: to }),
  RecoveryCompleted: resolved,
  NoRemedyConcluded: resolved,
  // What left a customer dissatisfied is known as failed by the reopening that comes with it.
  RecoveryFailed: ({ reason }) => (reason === 'dissatisfaction' ? {} : { has_failed: true }),
  // Another recovery begins.
  CaseReopened: () => ({
    ...{ is_reopened: true, is_resolved: false, is_ended: false },
    has_failed: false,
  }),
  CaseClosed: (_data, time) => ended(time),
  CaseWithdrawn: (_data, time) => ended(time),
  // A duplicate is no case of its own; its primary is open instead.
  CasesMerged: (_data, time) => ({ ...ended(time), is_duplicate: true }),
  CasesUnmerged: () => ({ is_ended: false, is_duplicate: false }),
  DisputeClosed: () => ({ has_open_dispute: false }),
};

export const CASE_FACT_TYPES = Object.keys(FACTS);

const isImported = (data: unknown): boolean =>
  (data as { readonly provenance?: string }).provenance === 'imported';

/** One row per case of the batch, its events in order. */
const rowsOf = (events: readonly LoggedEvent[]): { readonly case_id: string }[] => {
  const rows = new Map<string, { readonly case_id: string }>();
  for (const { type, data, time } of events) {
    const factOf = FACTS[type];
    if (factOf === undefined || isImported(data)) continue;
    const { caseId } = data as CaseData;
    const facts = Object.entries(factOf(data as CaseData, time));
    const known = facts.filter(([, fact]) => fact !== undefined);
    rows.set(caseId, { case_id: caseId, ...rows.get(caseId), ...Object.fromEntries(known) });
  }
  return [...rows.values()];
};

const UPSERT = `
  insert into case_fact as c
    (case_id, store_id, customer_id, cause, severity, reported_at,
     is_resolved, is_reopened, is_ended, has_open_dispute, is_duplicate, ended_at,
     has_failed)
  select case_id, store_id, customer_id, cause, severity, reported_at,
         is_resolved, is_reopened, is_ended, has_open_dispute, is_duplicate, ended_at,
         has_failed
  from jsonb_to_recordset($1::jsonb)
    as r(case_id uuid, store_id text, customer_id uuid, cause text, severity text,
         reported_at timestamptz, is_resolved boolean, is_reopened boolean, is_ended boolean,
         has_open_dispute boolean, is_duplicate boolean, ended_at timestamptz,
         has_failed boolean)
  order by case_id
  on conflict (case_id) do update set
    store_id = coalesce(excluded.store_id, c.store_id),
    customer_id = coalesce(excluded.customer_id, c.customer_id),
    cause = coalesce(excluded.cause, c.cause),
    severity = coalesce(excluded.severity, c.severity),
    reported_at = coalesce(excluded.reported_at, c.reported_at),
    is_resolved = coalesce(excluded.is_resolved, c.is_resolved),
    is_reopened = coalesce(excluded.is_reopened, c.is_reopened),
    is_ended = coalesce(excluded.is_ended, c.is_ended),
    has_open_dispute = coalesce(excluded.has_open_dispute, c.has_open_dispute),
    is_duplicate = coalesce(excluded.is_duplicate, c.is_duplicate),
    ended_at = coalesce(excluded.ended_at, c.ended_at),
    has_failed = coalesce(excluded.has_failed, c.has_failed)
  returning case_id, store_id, cause, severity, reported_at, is_duplicate, has_failed`;

const KNOWN = `
  select case_id, store_id, cause, severity, reported_at, is_duplicate, has_failed
  from case_fact where case_id = any($1::uuid[])`;

interface KnownRow {
  readonly case_id: string;
  readonly store_id: string | null;
  readonly cause: string | null;
  readonly severity: string | null;
  readonly reported_at: Date | null;
  readonly is_duplicate: boolean | null;
  readonly has_failed: boolean | null;
}

const knownCase = (row: KnownRow): KnownCase => ({
  caseId: row.case_id,
  storeId: row.store_id,
  cause: row.cause,
  severity: row.severity,
  reportedAt: row.reported_at?.toISOString() ?? null,
  isDuplicate: row.is_duplicate === true,
  hasFailed: row.has_failed === true,
});

/**
 * Keeps what a batch of the log tells of cases, in the batch's transaction, so that each event
 * counts once, and gives what was known of each case before and what is now. Imported history is
 * left out: nothing here acts on it.
 */
export const keepCaseFacts = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<readonly CaseChange[]> => {
  const rows = rowsOf(events);
  if (rows.length === 0) return [];
  const ids = rows.map(({ case_id }) => case_id);
  const known = await client.query<KnownRow>({ name: 'known-cases', text: KNOWN, values: [ids] });
  const before = new Map(known.rows.map((row) => [row.case_id, knownCase(row)]));
  const values = [JSON.stringify(rows)];
  const kept = await client.query<KnownRow>({ name: 'keep-case-facts', text: UPSERT, values });
  return kept.rows.map((row) => ({ before: before.get(row.case_id), after: knownCase(row) }));
};
