-- Up Migration

-- Reference data as routes and device signatures look it up; the events of it are in the store.
create table store (
  store_id  text primary key,
  time_zone text not null,
  currency  text not null
);

create table device (
  device_id  text primary key,
  store_id   text not null,
  -- Sealed: an HMAC needs the secret itself, so a hash of it would not do.
  secret     bytea not null,
  revoked_at timestamptz
);

create table import_job (
  job_id          uuid primary key,
  kind            text not null,
  source          text not null,
  mapping_version text not null,
  expected_rows   int not null,
  dry_run         boolean not null,
  labels          jsonb not null,
  created_at      timestamptz not null default clock_timestamp(),
  completed_at    timestamptz,
  counts          jsonb
);

-- One row per input row; the first result stays, save that a refused row may be sent again mended.
create table import_item (
  job_id       uuid not null references import_job,
  row_number   int not null,
  external_id  text,
  case_id      uuid,
  result       text not null check (result in ('accepted', 'duplicate', 'rejected')),
  flags        text[] not null default '{}',
  problem_code text,
  detail       text,
  primary key (job_id, row_number)
);
create index import_item_external_id on import_item (job_id, external_id);

-- An upper bound of the rows that came, so that the rows are counted at the end only and not after
-- every chunk.
create table import_chunk (
  job_id uuid not null references import_job,
  chunk  int not null,
  rows   int not null,
  primary key (job_id, chunk)
);

-- Down Migration
