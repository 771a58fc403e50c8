-- Up Migration

-- Purchases triage has heard of, each once however often it comes: revenue by customer (R-032).
create table customer_purchase (
  purchase_id  uuid primary key,
  customer_id  uuid not null,
  kind         text not null,
  purchased_at timestamptz not null,
  currency     text not null,
  amount       bigint not null
);
create index purchases_of_customer on customer_purchase (customer_id, kind);

-- Tiers of a run count from the moment its event is written; before that they are a draft.
create table tier_run (
  run_id      uuid primary key,
  computed_at timestamptz not null
);

create table customer_tier (
  run_id      uuid not null,
  customer_id uuid not null,
  tier        text not null,
  primary key (run_id, customer_id)
);

-- Down Migration
