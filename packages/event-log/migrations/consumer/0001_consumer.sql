-- Where a consumer of the log is. Position and effect share one commit, so this row is the only
-- truth about what was applied; offsets kept by a broker are a hint.
create table consumer_checkpoint (
  consumer           text not null,
  topic              text not null,
  part               smallint not null,
  next_offset        bigint not null default 0,
  topic_id           text not null,
  projection_version int not null,
  updated_at         timestamptz not null default now(),
  primary key (consumer, topic, part)
) with (fillfactor = 50);

-- Highest seq applied per producing store: what a relay sends again is dropped.
create table consumer_high_water (
  consumer     text not null,
  topic        text not null,
  part         smallint not null,
  producer     uuid not null,
  producer_seq bigint not null,
  primary key (consumer, topic, part, producer)
) with (fillfactor = 50);

-- The store each service's events come from. A second id for a service means a restored store:
-- it waits as pending until the consumer is reset, then the older one is superseded.
create table consumer_producer (
  consumer text not null,
  service  text not null,
  producer uuid not null,
  state    text not null check (state in ('current', 'pending', 'superseded')),
  seen_at  timestamptz not null default now(),
  primary key (consumer, service, producer)
);
create unique index consumer_producer_current
  on consumer_producer (consumer, service) where state = 'current';

-- Records set aside: the one that fails and the later ones of its case, which wait behind it.
create table parked_event (
  id            bigint generated always as identity primary key,
  consumer      text not null,
  topic         text not null,
  part          smallint not null,
  "offset"      bigint not null,
  partition_key text not null,
  event_id      text,
  type          text,
  reason_code   text not null
    check (reason_code in ('undecodable', 'invalid', 'failed', 'waiting')),
  reason        text not null,
  record        text not null,
  attempts      int not null default 1,
  status        text not null default 'parked'
    check (status in ('parked', 'replayed', 'discarded')),
  note          text,
  parked_at     timestamptz not null default now(),
  decided_at    timestamptz,
  unique (consumer, topic, part, "offset")
);
create index parked_event_open on parked_event (consumer, topic, part, partition_key, "offset")
  where status = 'parked';
