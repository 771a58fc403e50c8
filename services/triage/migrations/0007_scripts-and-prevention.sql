-- Up Migration

-- Scripts of services as an assessment of an encounter names their steps; every version is kept.
create table service_script (
  script_id text not null,
  version   int not null,
  steps     jsonb not null,
  primary key (script_id, version)
);

-- When an executive looked at a case; the list of critical cases asks for it.
alter table triage_case add column executive_review_at timestamptz;
create index critical_cases on triage_case (reported_at, case_id) where severity = 'critical';

-- Down Migration
