-- Up Migration
-- Which case is a duplicate of which, as the events say: asked before a further merge, so that
-- there are neither chains nor circles.
create table case_merge (
  duplicate_case_id uuid primary key,
  primary_case_id   uuid not null check (primary_case_id <> duplicate_case_id)
);
create index case_merge_primary on case_merge (primary_case_id);

-- What became of each case of a merging.
create table merging (
  merging_id      uuid primary key,
  client_id       text not null,
  stores          text[],
  body_hash       text not null,
  primary_case_id uuid not null,
  items           jsonb,
  completed_at    timestamptz
);

-- Down Migration
