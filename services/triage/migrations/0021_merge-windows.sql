-- Up Migration

-- Which case was a duplicate of which, and when: a reply on the primary that is heard after the
-- unmerging still counts for the other if it was given while they were one.
create table merge_window (
  case_id     uuid not null,
  primary_id  uuid not null,
  merged_at   timestamptz not null,
  unmerged_at timestamptz,
  primary key (case_id, merged_at)
);
create index windows_of_primary on merge_window (primary_id);

-- Down Migration
