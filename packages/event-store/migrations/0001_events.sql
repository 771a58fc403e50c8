-- The event table is the outbox too: the relay reads it by seq and never changes a row.
-- A larger cache would hand out numbers ahead of the lock below and break the watermark.
create sequence events_seq cache 1;

create table events (
  seq            bigint primary key default nextval('events_seq'),
  stream_id      text collate "C" not null,
  version        int not null check (version > 0),
  event_id       uuid not null unique,
  type           text not null,
  schema_version smallint not null,
  data           jsonb not null,
  meta           jsonb not null,
  hash           bytea not null,
  recorded_at    timestamptz not null default clock_timestamp(),
  unique (stream_id, version)
);
alter sequence events_seq owned by events.seq;

-- Every writer holds this lock from before its first seq until its commit is visible; the reader
-- waits for the holders it saw. Two keys: in pg_locks classid = class, objid = 1, objsubid = 2.
-- The class is 'amev' in ASCII and repeated in src/in-flight-lock.ts; no other lock uses it.
create function events_in_flight() returns trigger language plpgsql as $$
begin
  perform pg_catalog.pg_advisory_xact_lock_shared(1634559350, 1);
  return null;
end
$$;

create trigger events_in_flight before insert on events
  for each statement execute function events_in_flight();

-- Otherwise session_replication_role = replica would switch it off and the reader lose rows.
alter table events enable always trigger events_in_flight;

-- Ends an append whose rows went in only in part, from inside its one statement: AM001 = some
-- events of a command and not the others, AM002 = an answer is already kept under the key.
create function refuse_batch(state text) returns void language plpgsql as $$
begin
  raise exception 'refused batch' using errcode = state;
end
$$;
