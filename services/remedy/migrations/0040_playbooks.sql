-- Up Migration

-- Versions of the playbook besides the one that comes with the suite; none is ever changed.
create table playbook_version (
  version   int primary key,
  body      jsonb not null,
  withdrawn jsonb
);

-- In the order they were decided: of two for one instant the later one counts.
create table playbook_activation (
  id      bigint generated always as identity primary key,
  version int not null,
  body    jsonb not null
);

-- What the last menu of every case was made from and came to: what a version is compared on.
create table prepared_menu (
  case_id     uuid primary key,
  store_id    text,
  prepared_at timestamptz not null default clock_timestamp(),
  body        jsonb not null
);
insert into prepared_menu (case_id, store_id, prepared_at, body)
select distinct on (data->>'caseId') (data->>'caseId')::uuid, data->>'storeId', recorded_at,
  data - 'explanation' - 'steps' - 'caps'
from events where type = 'RemedyMenuPrepared'
order by data->>'caseId', seq desc;

-- Down Migration
