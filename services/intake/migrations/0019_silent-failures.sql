-- Up Migration

-- Signals of failure about one matter: a transaction at a till, or a customer within an hour.
-- Enough of them open a case that nobody complained of.
create table silent_failure (
  store_id    text not null,
  matter      text not null,
  signals     int not null,
  signal_id   uuid not null,
  signal_kind text not null,
  last_at     timestamptz not null,
  workstation text,
  customer_id uuid,
  opened_at   timestamptz,
  primary key (store_id, matter)
);
create index silent_failure_opened on silent_failure (store_id, opened_at)
  where opened_at is not null;
create index silent_failure_age on silent_failure (last_at);

-- Down Migration
