-- Up Migration

-- What intake has heard of each case, from its own events and those of the other services: who
-- has an open case, and what keeps a case from closing with its incident. Not heard is null.
create table case_fact (
  case_id          uuid primary key,
  store_id         text,
  customer_id      uuid,
  cause            text,
  severity         text,
  reported_at      timestamptz,
  is_resolved      boolean,
  is_reopened      boolean,
  is_ended         boolean,
  has_open_dispute boolean
);
create index case_fact_customer on case_fact (customer_id, store_id) where customer_id is not null;

-- Transactions at the tills, from purchases and signals: whom an outage hit, and how often failures
-- could have happened. One row per transaction, whoever tells of it how often.
create table till_transaction (
  store_id        text not null,
  transaction_key text not null,
  at              timestamptz not null,
  workstation     text,
  customer_id     uuid,
  is_sale         boolean not null,
  primary key (store_id, transaction_key)
);
create index till_transaction_time on till_transaction (store_id, at);
create index till_transaction_customer on till_transaction (customer_id, at)
  where customer_id is not null and is_sale;

-- Incidents as lists and look-ups need them; what is true of one is in its stream.
create table incident (
  incident_id    uuid primary key,
  store_id       text not null,
  status         text not null,
  origin         text not null,
  complaint_code text not null,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  workstations   text[] not null,
  severity       text,
  needs_review   boolean not null,
  opened_at      timestamptz not null
);
create index incident_store on incident (store_id, started_at);
create index incident_opened on incident (opened_at, incident_id);

create table incident_case (
  incident_id uuid not null,
  case_id     uuid not null,
  customer_id uuid,
  how         text not null,
  linked_at   timestamptz not null,
  primary key (incident_id, case_id)
);
create index incident_case_customer on incident_case (incident_id, customer_id);

-- Down Migration
