-- One row per set of tables a projection was ever built into. Readers resolve the live build here
-- inside their own transaction; a row is never deleted, so that ids and names are never used again.
create table projection_build (
  id         int generated always as identity primary key,
  name       text not null,
  version    int not null check (version > 0),
  build      int not null check (build > 0),
  schema     text not null unique,
  consumer   text not null unique,
  -- Hash of the table definitions: tables changed without a new version are refused at start.
  definition text not null,
  status     text not null default 'building' check (status in ('building', 'live', 'retired')),
  created_at timestamptz not null default now(),
  live_at    timestamptz,
  retired_at timestamptz,
  dropped_at timestamptz,
  unique (name, version, build)
);
create unique index projection_build_live on projection_build (name) where status = 'live';
