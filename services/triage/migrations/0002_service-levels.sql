-- Up Migration

-- Calendars and policies version by version, as their streams tell them: rows are only ever added,
-- so whoever has as many as there are has them all.
create table service_level (
  kind    text not null check (kind in ('calendar', 'policy', 'policy_disabled')),
  id      text collate "C" not null,
  version int not null,
  body    jsonb not null,
  primary key (kind, id, version)
);

-- Which cases run by a policy, for the day it is disabled.
create table policy_case (
  policy_id text collate "C" not null,
  case_id   uuid not null,
  primary key (policy_id, case_id)
);
create index policies_of_case on policy_case (case_id);

comment on column triage_case.due is
  'Clock -> due instant; a clock that is paused, met or cancelled has none.';

-- Down Migration
