-- Up Migration

-- What abuse conditions count of a customer, besides purchases: each fact once, by the event it
-- came with. Claims and what was given for them are kinds apart from chargebacks (ABU-03).
create table abuse_fact (
  fact_id     uuid primary key,
  customer_id uuid not null,
  kind        text not null check (kind in ('claim', 'chargeback', 'remedy')),
  happened_at timestamptz not null,
  case_id     uuid not null,
  store_id    text,
  detail      jsonb not null
);
create index abuse_facts_of_customer on abuse_fact (customer_id, happened_at);
create index purchases_of_customer_by_time on customer_purchase (customer_id, purchased_at);

-- Flags as their streams tell them.
create table abuse_flag (
  flag_id     uuid primary key,
  customer_id uuid not null,
  raised      jsonb,
  appeal      jsonb,
  cleared     jsonb
);
create index flags_of_customer on abuse_flag (customer_id, flag_id);

-- What became of the cases that a flag held back, as remedy tells it.
create table abuse_decision (
  flag_id    uuid not null,
  case_id    uuid not null,
  decision   text not null,
  decided_at timestamptz not null,
  primary key (flag_id, case_id)
);

create table abuse_policy (
  version int primary key,
  body    jsonb not null
);

-- Down Migration
