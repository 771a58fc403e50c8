-- Up Migration
-- The ladders and duty schedules as they are now; their history is in their streams.
create table escalation_definition (
  kind    text not null check (kind in ('ladder', 'duty_schedule')),
  id      text collate "C" not null,
  version int not null,
  body    jsonb not null,
  primary key (kind, id)
);

-- The staff inbox: who was told of what. Rows of the steps that ran or were held.
create table notice (
  notice_id      uuid primary key,
  recipient_kind text not null check (recipient_kind in ('person', 'role')),
  recipient_id   text not null,
  case_id        uuid not null,
  store_id       text,
  reason         text not null,
  metric         text not null,
  told_at        timestamptz not null,
  read_at        timestamptz
);
create index notice_inbox on notice (recipient_id, told_at desc, notice_id);

-- Down Migration
