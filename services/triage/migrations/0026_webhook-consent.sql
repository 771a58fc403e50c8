-- Up Migration

-- Endpoints that said they want to be sent webhooks, for a day, and how many of them a minute.
create table webhook_consent (
  endpoint_id     text collate "C" primary key,
  -- Of the address and the origin they consented to, hashed: a new address is asked anew.
  terms           text not null,
  rate_per_minute int,
  granted_at      timestamptz not null,
  -- The minute that is being counted.
  counted_from    timestamptz not null,
  sent            int not null
);

-- Notices in the order in which they were told, for whoever catches up.
create index notice_told on notice (told_at, notice_id) where case_id is not null;

-- Down Migration
