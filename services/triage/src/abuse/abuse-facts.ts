import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { CustomerTillFactNoted } from '@amends/contracts/intake-till-facts';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type { IncidentTokenTakenBack } from '@amends/contracts/remedy-bulk';
import type { RemedyHeldForReview, RemedyReviewEnded } from '@amends/contracts/remedy-review';
import type { KhdType } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';
import type { AbuseFact } from '../domain/abuse/measure-abuse.ts';

/** Goods that did not come, or other ones than bought. */
const ITEM_CLAIMS: ReadonlySet<KhdType | undefined> = new Set<KhdType>([
  'delivery',
  'packaging_error',
  'special_order_request',
]);

export interface FactRow {
  readonly fact_id: string;
  readonly customer_id: string;
  readonly kind: 'claim' | 'chargeback' | 'remedy' | 'failed_payment' | 'item_return';
  readonly happened_at: string;
  readonly case_id?: string;
  readonly store_id?: string | undefined;
  readonly detail: Partial<AbuseFact>;
}

/** History: it is known, and starts nothing. */
export const isImported = (data: unknown): boolean =>
  (data as { provenance?: string }).provenance === 'imported';

/** What an event tells of its customer; a firm that finds its own failure is nobody's claim. */
export const factRow = (event: LoggedEvent): FactRow | undefined => {
  if (isImported(event.data)) return undefined;
  const { customerId } = event.data as { customerId?: string };
  if (customerId === undefined) return undefined;
  const row = { fact_id: event.id, customer_id: customerId };
  switch (event.type) {
    case 'FailureReported': {
      const data = event.data as FailureReported;
      if (data.initiation !== 'customer') return undefined;
      const isItemClaim = ITEM_CLAIMS.has(data.complaintCode);
      return {
        ...row,
        kind: 'claim',
        happened_at: data.reportedAt,
        case_id: data.caseId,
        store_id: data.storeId,
        detail: { isItemClaim, isKept: data.disposition === 'kept' },
      };
    }
    case 'FailureDetected': {
      const data = event.data as FailureDetected;
      if (data.signalKind !== 'dispute_opened') return undefined;
      const { caseId, storeId, occurredAt } = data;
      const kind = 'chargeback';
      return {
        ...row,
        kind,
        happened_at: occurredAt,
        case_id: caseId,
        store_id: storeId,
        detail: {},
      };
    }
    case 'RecoveryCompleted': {
      const data = event.data as RecoveryCompleted;
      const { restitution, goodwill } = data;
      const isPartial = data.remedyTypes.includes('partial_refund');
      return {
        ...row,
        kind: 'remedy',
        happened_at: data.completedAt,
        case_id: data.caseId,
        store_id: data.storeId,
        detail: { isPartial, restitution, goodwill },
      };
    }
    case 'CustomerTillFactNoted': {
      const { kind, storeId, occurredAt, productRef } = event.data as CustomerTillFactNoted;
      return {
        ...row,
        kind: kind === 'payment_failed' ? 'failed_payment' : 'item_return',
        happened_at: occurredAt,
        store_id: storeId,
        detail: { productRef },
      };
    }
    default:
      return undefined;
  }
};

const keepFacts = async (client: ClientBase, events: readonly LoggedEvent[]): Promise<void> => {
  const rows = events.map(factRow).filter((row) => row !== undefined);
  if (rows.length === 0) return;
  await client.query({
    name: 'keep_abuse_facts',
    text: `insert into abuse_fact
        (fact_id, customer_id, kind, happened_at, case_id, store_id, detail)
      select fact_id, customer_id, kind, happened_at, case_id, store_id, detail
      from jsonb_to_recordset($1::jsonb) as r(fact_id uuid, customer_id uuid, kind text,
        happened_at timestamptz, case_id uuid, store_id text, detail jsonb)
      on conflict (fact_id) do nothing`,
    values: [JSON.stringify(rows)],
  });
};

/** What was taken back is no credit that the customer has. */
const keepCorrections = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  for (const { type, data } of events) {
    if (type !== 'IncidentTokenTakenBack') continue;
    const { caseId, correction } = data as IncidentTokenTakenBack;
    if (correction === undefined) continue;
    const { customerId, completedAt, goodwill } = correction;
    await client.query(
      `update abuse_fact set detail = jsonb_set(detail, '{goodwill,amount}',
         to_jsonb(greatest(0, (detail #>> '{goodwill,amount}')::bigint - $4::bigint)))
       where customer_id = $1 and happened_at = $2 and case_id = $3 and kind = 'remedy'
         and detail #>> '{goodwill,currency}' = $5`,
      [customerId, completedAt, caseId, goodwill.amount, goodwill.currency],
    );
  }
};

interface DecisionRow {
  readonly flag_id: string;
  readonly case_id: string;
  readonly decision: string;
  readonly decided_at: string;
}

const decisionRows = (event: LoggedEvent): DecisionRow[] => {
  if (event.type === 'RemedyHeldForReview') {
    const { flagIds, caseId, heldAt } = event.data as RemedyHeldForReview;
    return flagIds.map((flag_id) => ({
      flag_id,
      case_id: caseId,
      decision: 'held',
      decided_at: heldAt,
    }));
  }
  if (event.type !== 'RemedyReviewEnded') return [];
  const { flagIds, caseId, outcome, endedAt } = event.data as RemedyReviewEnded;
  // What was held until the flag was cleared is told by the clearing itself.
  if (outcome === 'flag_cleared') return [];
  return flagIds.map((flag_id) => ({
    flag_id,
    case_id: caseId,
    decision: outcome,
    decided_at: endedAt,
  }));
};

const keepDecisions = async (client: ClientBase, events: readonly LoggedEvent[]): Promise<void> => {
  const byKey = new Map(
    events.flatMap(decisionRows).map((row) => [`${row.flag_id} ${row.case_id}`, row]),
  );
  if (byKey.size === 0) return;
  await client.query(
    `insert into abuse_decision (flag_id, case_id, decision, decided_at)
     select flag_id, case_id, decision, decided_at from jsonb_to_recordset($1::jsonb)
       as r(flag_id uuid, case_id uuid, decision text, decided_at timestamptz)
     on conflict (flag_id, case_id) do update
     set decision = excluded.decision, decided_at = excluded.decided_at`,
    [JSON.stringify([...byKey.values()])],
  );
};

/** Keeps what a batch tells of customers, and what became of cases that were held back. */
export const keepAbuseFacts = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  await keepFacts(client, events);
  await keepCorrections(client, events);
  await keepDecisions(client, events);
};

// A withdrawn report and a duplicate claim nothing of their own. Of a history of purchases what was
// brought back starts nothing; what was spent is known, or a ratio would accuse whoever bought all
// of it before.
const readSql = `
select f.customer_id as "customerId", f.kind, to_json(f.happened_at) #>> '{}' as at,
  f.case_id as "caseId", f.store_id as "storeId", f.detail
from abuse_fact f left join triage_case c on c.case_id = f.case_id
where f.customer_id = any ($1::uuid[]) and f.happened_at > $2
  and (f.kind <> 'claim' or c.case_id is null or c.state not in ('withdrawn', 'duplicate'))
union all
select customer_id, case kind when 'sale' then 'sale' else 'return' end,
  to_json(purchased_at) #>> '{}', null, null,
  case kind when 'exchange' then '{}'::jsonb else jsonb_build_object('amount',
    jsonb_build_object('amount', amount, 'currency', currency)) end
from customer_purchase
where customer_id = any ($1::uuid[]) and purchased_at > $2
  and (kind = 'sale' or not is_imported)`;

interface ReadRow {
  readonly customerId: string;
  readonly kind: AbuseFact['kind'];
  readonly at: string;
  readonly caseId: string | null;
  readonly storeId: string | null;
  readonly detail: Partial<AbuseFact>;
}

/** Facts of customers since an instant, oldest first. */
export const readAbuseFacts = async (
  client: ClientBase,
  customers: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, readonly AbuseFact[]>> => {
  const { rows } = await client.query<ReadRow>({
    name: 'read_abuse_facts',
    text: readSql,
    values: [customers, since],
  });
  const facts = rows.map(({ customerId, kind, at, caseId, storeId, detail }) => {
    const atMs = Date.parse(at);
    const where = { caseId: caseId ?? undefined, storeId: storeId ?? undefined };
    const fact: AbuseFact = { ...detail, kind, at: new Date(atMs).toISOString(), atMs, ...where };
    return { customerId, fact };
  });
  facts.sort((one, other) => one.fact.atMs - other.fact.atMs);
  return new Map(
    [...Map.groupBy(facts, ({ customerId }) => customerId)].map(([customerId, list]) => [
      customerId,
      list.map(({ fact }) => fact),
    ]),
  );
};
