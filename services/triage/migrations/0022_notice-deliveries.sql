-- Up Migration

-- What became of a notice on each way out of the house; its history is in its stream. Ids only.
create table notice_delivery (
  notice_id   uuid not null,
  channel     text not null check (channel in ('email', 'webhook')),
  -- Empty for e-mail.
  endpoint_id text collate "C" not null default '',
  case_id     uuid not null,
  store_id    text,
  attempt     int not null,
  state       text not null check (state in ('waiting', 'delivered', 'given_up')),
  reason      text,
  changed_at  timestamptz not null,
  next_at     timestamptz,
  primary key (notice_id, channel, endpoint_id)
);
create index deliveries_by_state on notice_delivery (state, changed_at desc, notice_id);
create index endpoints_gone on notice_delivery (endpoint_id) where reason = 'gone';

-- Down Migration
