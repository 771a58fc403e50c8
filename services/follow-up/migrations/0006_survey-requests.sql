-- Up Migration

-- Every question that was planned and what became of it; of a case that nobody was to be asked
-- about, the case's own id stands for the question. Ids and codes, nothing of a person.
create table survey_request (
  request_id   uuid primary key,
  case_id      uuid not null,
  customer_id  uuid,
  store_id     text,
  wave         int,
  kind         text check (kind in ('routine', 'recovery')),
  channel      text,
  owner_id     text,
  due_at       timestamptz,
  state        text not null check (state in
    ('scheduled', 'open', 'answered', 'lapsed', 'suppressed', 'void')),
  -- Why it was left out, or why an employee did.
  reason       text,
  skip_reason  text,
  requested_at timestamptz,
  settled_at   timestamptz,
  changed_at   timestamptz not null
);
create index requests_of_a_case on survey_request (case_id);
create index requests_planned on survey_request (customer_id, due_at) where state = 'scheduled';
create index requests_of_a_store on survey_request (store_id, requested_at);
create index requests_about_an_owner on survey_request (owner_id, requested_at);
create index requests_by_change on survey_request (changed_at, request_id);

-- What the gates said of a question, from the stream of its customer.
create table survey_verdict (
  request_id uuid primary key,
  outcome    text not null check (outcome in ('allowed', 'refused', 'deferred')),
  reason     text,
  until      timestamptz,
  decided_at timestamptz not null
);

-- Down Migration
