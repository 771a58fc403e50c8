-- Up Migration

-- Remedies that wait for a person, and why; written in the transaction of the events that say so.
create table waiting_remedy (
  case_id    uuid not null,
  reason     text not null check (reason in ('abuse_review', 'conflict')),
  -- Of a conflict the other case, else the case itself.
  other_id   uuid not null,
  store_id   text,
  since      timestamptz not null,
  is_waiting boolean not null,
  primary key (case_id, reason, other_id)
);
create index remedies_waiting on waiting_remedy (since, case_id, reason, other_id)
  where is_waiting;

-- Down Migration
