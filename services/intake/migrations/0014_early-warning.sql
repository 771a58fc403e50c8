-- Up Migration

-- How often something happened at a store (workstation '') or a till in a period: an hour, or a
-- day (UTC). `look_at` is the count from which on the period can be a finding; null: never read.
create table warning_count (
  store_id    text not null,
  workstation text not null,
  width       text not null check (width in ('hour', 'day')),
  starts_at   timestamptz not null,
  measure     text not null,
  count       int not null,
  look_at     int,
  primary key (store_id, workstation, width, starts_at, measure)
);

-- Cases of one type at one store are looked up by time; a duplicate is no case of its own.
alter table case_fact add column is_duplicate boolean;
create index case_fact_cause on case_fact (store_id, cause, reported_at) where cause is not null;

-- Warnings as lists and look-ups need them; what is true of one is in its stream.
create table early_warning (
  warning_id           uuid primary key,
  store_id             text,
  cause                text not null,
  rule                 text not null,
  workstation          text,
  period_from          timestamptz not null,
  period_until         timestamptz not null,
  observed             int not null,
  opportunities        int,
  expected_thousandths bigint,
  about_id             uuid,
  rules_version        int not null,
  raised_at            timestamptz not null,
  finding              text,
  acknowledged_at      timestamptz
);
create index early_warning_raised on early_warning (raised_at, warning_id);
create index early_warning_store on early_warning (store_id, raised_at);

create table warning_rules (
  rules_version int primary key,
  rules         jsonb not null
);

-- Down Migration
