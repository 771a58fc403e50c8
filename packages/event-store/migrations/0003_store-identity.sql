-- Names the history behind a seq: replaced at every restore, so that nobody compares numbers of
-- two histories.
create table store_identity (
  only_row boolean primary key default true check (only_row),
  producer uuid not null default gen_random_uuid(),
  since    timestamptz not null default now()
);
insert into store_identity default values;
