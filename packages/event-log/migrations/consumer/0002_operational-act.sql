-- What operators did: who, when, why, to what. Rows are only ever added (the app role may neither
-- change nor delete them), so they outlive what they were done to.
create table operational_act (
  id     bigint generated always as identity primary key,
  at     timestamptz not null default clock_timestamp(),
  actor  text not null,
  act    text not null check (act in ('replay', 'discard', 'rebuild', 'republish')),
  reason text,
  detail jsonb not null
);
