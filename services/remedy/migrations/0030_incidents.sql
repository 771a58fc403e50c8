-- Up Migration

-- Incidents as remedy heard of them.
create table incident (
  incident_id  uuid primary key,
  store_id     text not null,
  list_version int not null default 0,
  -- Cases that intake says it opened or linked for a version of the list.
  cases        int,
  ended_at     timestamptz,
  is_closed    boolean not null default false,
  is_cancelled boolean not null default false
);

-- Their cases.
create table incident_case (
  incident_id uuid not null,
  case_id     uuid not null,
  customer_id uuid,
  how         text not null check (how in ('opened', 'existing', 'person')),
  linked_at   timestamptz not null,
  primary key (incident_id, case_id)
);
create index incident_case_by_case on incident_case (case_id);

-- Customers a person took off the list of an incident.
create table incident_removal (
  incident_id uuid not null,
  customer_id uuid not null,
  primary key (incident_id, customer_id)
);

-- What keeps a case from being given something; only cases that have it are here.
create table case_standing (
  case_id      uuid primary key,
  is_withdrawn boolean,
  is_duplicate boolean,
  -- Until when flags of abuse stand against its customer.
  review_until timestamptz,
  -- Goodwill was chosen, or granted by a person.
  has_goodwill boolean
);

-- Pseudonyms that lead to nobody any more.
create table erased_customer (customer_id uuid primary key);

-- Runs as their streams tell them, for the list of all.
create table bulk_run (
  run_id      uuid primary key,
  incident_id uuid not null,
  store_id    text not null,
  status      text not null,
  drafted_at  timestamptz not null
);
create index bulk_run_by_time on bulk_run (drafted_at, run_id);

-- Down Migration
