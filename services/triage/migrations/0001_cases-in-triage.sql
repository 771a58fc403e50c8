-- Up Migration

-- Every case as the queue and the search for repeats need it, written in the transaction of the
-- events it follows from. A case that is resolved stays: a reopening puts it back into the queue,
-- and later failures look for it.
create table triage_case (
  case_id         uuid primary key,
  store_id        text,
  customer_id     uuid,
  khd_type        text,
  severity        text not null,
  -- 0 is critical; the order of work is severity, then tier, then what falls due first.
  severity_order  smallint not null,
  tier            text,
  tier_order      smallint not null,
  state           text not null default 'triaged',
  owner_id        text,
  owner_kind      text,
  escalation_step smallint not null default 0,
  reported_at     timestamptz not null,
  -- Metric -> due instant of what is not met yet; null once it is met.
  due             jsonb not null default '{}',
  next_due_at     timestamptz not null default 'infinity'
);

create index queue_order on triage_case (severity_order, tier_order, next_due_at, case_id)
  where state in ('triaged', 'investigating', 'reopened');
create index queue_of_store
  on triage_case (store_id, severity_order, tier_order, next_due_at, case_id)
  where state in ('triaged', 'investigating', 'reopened');
create index queue_of_owner
  on triage_case (owner_id, severity_order, tier_order, next_due_at, case_id)
  where state in ('triaged', 'investigating', 'reopened');
create index failures_of_customer on triage_case (customer_id, reported_at);
create index failures_at_store on triage_case (store_id, khd_type, reported_at);

-- Down Migration
