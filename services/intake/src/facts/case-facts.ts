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
}

const begun = (data: CaseData): CaseFact => ({
  store_id: data.storeId,
  customer_id: data.customerId,
  reported_at: data.reportedAt,
  ...(data.signalKind === 'dispute_opened' ? { has_open_dispute: true } : {}),
});

// Solved again: what it was reopened for is no longer open.
const resolved = (): CaseFact => ({ is_resolved: true, is_reopened: false });

const FACTS: Readonly<Record<string, (data: CaseData) => CaseFact>> = {
  FailureReported: begun,
  FailureDetected: begun,
  CaseClassified: ({ khdType }) => ({ cause: khdType }),
  ImpactAssessed: ({ severity }) => ({ severity }),
  SeverityRaised: ({ to }) => ({ severity: to }),
  RecoveryCompleted: resolved,
  NoRemedyConcluded: resolved,
  CaseReopened: () => ({ is_reopened: true, is_resolved: false, is_ended: false }),
  CaseClosed: () => ({ is_ended: true }),
  CaseWithdrawn: () => ({ is_ended: true }),
  // A duplicate is no case of its own; its primary is open instead.
  CasesMerged: () => ({ is_ended: true }),
  CasesUnmerged: () => ({ is_ended: false }),
  DisputeClosed: () => ({ has_open_dispute: false }),
};

export const CASE_FACT_TYPES = Object.keys(FACTS);

const isImported = (data: unknown): boolean =>
  (data as { readonly provenance?: string }).provenance === 'imported';

/** One row per case of the batch, its events in order. */
const rowsOf = (events: readonly LoggedEvent[]): object[] => {
  const rows = new Map<string, object>();
  for (const { type, data } of events) {
    const factOf = FACTS[type];
    if (factOf === undefined || isImported(data)) continue;
    const { caseId } = data as CaseData;
    const known = Object.entries(factOf(data as CaseData)).filter(([, fact]) => fact !== undefined);
    rows.set(caseId, { case_id: caseId, ...rows.get(caseId), ...Object.fromEntries(known) });
  }
  return [...rows.values()];
};

const UPSERT = `
  insert into case_fact as c
    (case_id, store_id, customer_id, cause, severity, reported_at,
     is_resolved, is_reopened, is_ended, has_open_dispute)
  select case_id, store_id, customer_id, cause, severity, reported_at,
         is_resolved, is_reopened, is_ended, has_open_dispute
  from jsonb_to_recordset($1::jsonb)
    as r(case_id uuid, store_id text, customer_id uuid, cause text, severity text,
         reported_at timestamptz, is_resolved boolean, is_reopened boolean, is_ended boolean,
         has_open_dispute boolean)
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
    has_open_dispute = coalesce(excluded.has_open_dispute, c.has_open_dispute)`;

/**
 * Keeps what a batch of the log tells of cases, in the batch's transaction, so that each event
 * counts once. Imported history is left out: nothing here acts on it.
 */
export const keepCaseFacts = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const rows = rowsOf(events);
  if (rows.length === 0) return;
  const values = [JSON.stringify(rows)];
  await client.query({ name: 'keep-case-facts', text: UPSERT, values });
};
