import type { SignalKind } from '@amends/contracts/vocabulary';
import type { ClientBase } from 'pg';
import type { ClusterPart } from './failure-clusters.ts';

const KEEP = `
  insert into silent_failure as s
    (store_id, matter, signals, signal_id, signal_kind, last_at, workstation, customer_id)
  select store_id, matter, signals, signal_id, signal_kind, last_at, workstation, customer_id
  from jsonb_to_recordset($1::jsonb)
    as r(store_id text, matter text, signals int, signal_id uuid, signal_kind text,
         last_at timestamptz, workstation text, customer_id uuid)
  order by store_id, matter
  on conflict (store_id, matter) do update set
    signals = s.signals + excluded.signals,
    signal_id = case when excluded.last_at > s.last_at then excluded.signal_id else s.signal_id end,
    signal_kind = case when excluded.last_at > s.last_at then excluded.signal_kind
                       else s.signal_kind end,
    last_at = greatest(s.last_at, excluded.last_at),
    workstation = coalesce(s.workstation, excluded.workstation),
    customer_id = coalesce(s.customer_id, excluded.customer_id)
  returning store_id, matter, signals`;

/** A matter of a store. */
export interface MatterOfStore {
  readonly storeId: string;
  readonly matter: string;
}

/** Adds what a batch tells of each matter; gives those that have several signals by now. */
export const keepClusters = async (
  client: ClientBase,
  parts: readonly ClusterPart[],
): Promise<readonly MatterOfStore[]> => {
  if (parts.length === 0) return [];
  const rows = parts.map((part) => ({
    ...{ store_id: part.storeId, matter: part.matter, signals: part.signals },
    ...{ signal_id: part.signalId, signal_kind: part.kind, last_at: part.lastAt },
    ...{ workstation: part.workstation, customer_id: part.customerId },
  }));
  const values = [JSON.stringify(rows)];
  const kept = await client.query({ name: 'keep-silent-failures', text: KEEP, values });
  return kept.rows
    .filter(({ signals }) => signals > 1)
    .map((row) => ({ storeId: row.store_id, matter: row.matter }));
};

/** A matter with enough signals, of a known customer, that has no case yet. */
export interface Candidate {
  readonly storeId: string;
  readonly matter: string;
  readonly signalId: string;
  readonly kind: SignalKind;
  readonly lastAt: string;
  readonly customerId: string;
  /** Opened at the store within the last hour. */
  readonly openedLately: number;
}

/*
 * Told already: the customer has a case at the store that is open, or that was reported about that
 * time; or an incident of the till covers it, whose list will name the customer.
 */
const CANDIDATES = `
  select s.store_id, s.matter, s.signal_id, s.signal_kind, s.last_at, k.customer_id,
         (select count(*)::int from silent_failure o
          where o.store_id = s.store_id and o.opened_at > $3::timestamptz - interval '1 hour')
           as opened_lately
  from (select distinct store_id, matter from jsonb_to_recordset($1::jsonb)
          as r(store_id text, matter text)) r
    join silent_failure s on s.store_id = r.store_id and s.matter = r.matter
    left join till_transaction t
      on t.store_id = s.store_id
        and t.transaction_key = substr(s.matter, length('transaction ') + 1)
    cross join lateral (
      select coalesce(s.customer_id, t.customer_id) as customer_id,
        coalesce(s.workstation, t.workstation) as workstation) k
  where s.signals >= $2 and s.opened_at is null and k.customer_id is not null
    and s.last_at > $3::timestamptz - make_interval(hours => $4)
    and not exists (
      select from case_fact c
      where c.customer_id = k.customer_id and c.store_id = s.store_id
        and (c.is_ended is not true or c.reported_at > s.last_at - interval '1 day'))
    and not exists (
      select from incident i
      where i.store_id = s.store_id and i.status <> 'cancelled' and i.started_at <= s.last_at
        and (i.ended_at is null or i.ended_at >= s.last_at)
        and (cardinality(i.workstations) = 0 or k.workstation is null
             or k.workstation = any(i.workstations)))
  order by s.last_at, s.store_id, s.matter`;

/** Of the matters that a batch touched, those that want a case. */
export const readCandidates = async (
  client: ClientBase,
  touched: readonly MatterOfStore[],
  rule: { readonly signals: number; readonly maxAgeHours: number; readonly now: string },
): Promise<readonly Candidate[]> => {
  const rows = touched.map(({ storeId, matter }) => ({ store_id: storeId, matter }));
  const values = [JSON.stringify(rows), rule.signals, rule.now, rule.maxAgeHours];
  const found = await client.query({ name: 'silent-candidates', text: CANDIDATES, values });
  return found.rows.map((row) => ({
    ...{ storeId: row.store_id, matter: row.matter, signalId: row.signal_id },
    ...{ kind: row.signal_kind, lastAt: row.last_at.toISOString() },
    ...{ customerId: row.customer_id, openedLately: row.opened_lately },
  }));
};

const MARK = `
  update silent_failure s set opened_at = $2
  from jsonb_to_recordset($1::jsonb) as r(store_id text, matter text)
  where s.store_id = r.store_id and s.matter = r.matter`;

/** A matter opens one case, whatever else is told of it. */
export const markOpened = async (
  client: ClientBase,
  opened: readonly Candidate[],
  now: string,
): Promise<void> => {
  const rows = opened.map(({ storeId, matter }) => ({ store_id: storeId, matter }));
  await client.query(MARK, [JSON.stringify(rows), now]);
};
