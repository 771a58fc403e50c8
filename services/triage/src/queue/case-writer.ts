import type { CompanionWriter } from '@amends/event-store/types';

export const CASE_WRITER = 'triage_case';

/** States in which a case is in the queue. */
export const QUEUE_STATES = ['triaged', 'investigating', 'reopened'] as const;

/** What is to be changed in the row of one case; the rest stays. */
export interface CasePatch {
  readonly case_id: string;
  readonly store_id?: string;
  readonly customer_id?: string;
  readonly khd_type?: string;
  readonly severity?: string;
  readonly severity_order?: number;
  readonly tier?: string;
  readonly tier_order?: number;
  readonly state?:
    | (typeof QUEUE_STATES)[number]
    | 'resolved'
    | 'closed'
    | 'duplicate'
    | 'withdrawn';
  readonly owner_id?: string;
  readonly owner_kind?: string;
  readonly escalation_step?: number;
  readonly reported_at?: string;
  readonly executive_review_at?: string;
  /** Clock -> due instant; null = it has none any more. */
  readonly due?: Readonly<Record<string, string | null>>;
}

/** One patch per case: a batch may hold several events of one, and the later ones win. */
export const mergedPatches = (patches: readonly CasePatch[]): CasePatch[] => {
  const merged = new Map<string, CasePatch>();
  for (const patch of patches) {
    const before = merged.get(patch.case_id);
    merged.set(patch.case_id, { ...before, ...patch, due: { ...before?.due, ...patch.due } });
  }
  return [...merged.values()];
};

const firstOf = (due: string): string =>
  `coalesce((select min(value::timestamptz) from jsonb_each_text(${due})), 'infinity')`;

// Writers of one case come one after the other, as its stream makes them, so no row is fought for.
// A case from before this table has no row and gets none until it is prioritised again.
const sql = `
with patch as (
  select * from jsonb_to_recordset($1::jsonb) as r(
    case_id uuid, store_id text, customer_id uuid, khd_type text, severity text,
    severity_order smallint, tier text, tier_order smallint, state text, owner_id text,
    owner_kind text, escalation_step smallint, reported_at timestamptz,
    executive_review_at timestamptz, due jsonb)),
changed as (
  update triage_case c set
    store_id = coalesce(p.store_id, c.store_id),
    customer_id = coalesce(p.customer_id, c.customer_id),
    khd_type = coalesce(p.khd_type, c.khd_type),
    severity = coalesce(p.severity, c.severity),
    severity_order = coalesce(p.severity_order, c.severity_order),
    tier = coalesce(p.tier, c.tier),
    tier_order = coalesce(p.tier_order, c.tier_order),
    state = coalesce(p.state, c.state),
    owner_id = coalesce(p.owner_id, c.owner_id),
    owner_kind = coalesce(p.owner_kind, c.owner_kind),
    escalation_step = coalesce(p.escalation_step, c.escalation_step),
    executive_review_at = coalesce(p.executive_review_at, c.executive_review_at),
    due = jsonb_strip_nulls(c.due || p.due),
    next_due_at = ${firstOf('c.due || p.due')}
  from patch p where c.case_id = p.case_id returning c.case_id)
insert into triage_case (
  case_id, store_id, customer_id, khd_type, severity, severity_order, tier, tier_order, state,
  owner_id, owner_kind, escalation_step, reported_at, due, next_due_at)
select case_id, store_id, customer_id, khd_type, severity, severity_order, tier, tier_order,
  coalesce(state, 'triaged'), owner_id, owner_kind, coalesce(escalation_step, 0), reported_at, due,
  ${firstOf('due')}
from patch p
where severity is not null and reported_at is not null
  and not exists (select from changed where changed.case_id = p.case_id)`;

/** Brings the rows of a batch's cases up to date, in the transaction of their events. */
export const writeCases: CompanionWriter = async (client, rows) => {
  await client.query({
    name: 'write_triage_cases',
    text: sql,
    values: [JSON.stringify(mergedPatches(rows as readonly CasePatch[]))],
  });
};
