-- Up Migration

-- Figures that somebody is told of by mail, as last heard of; the history is in the stream. Ids and
-- codes only.
create table figure_watch (
  watch_id   uuid primary key,
  kind       text not null check (kind in ('report', 'alert')),
  owner_id   text collate "C" not null,
  defined_at timestamptz not null,
  view       jsonb not null
);
create index watches_by_owner on figure_watch (kind, owner_id, defined_at desc, watch_id desc);

-- Down Migration
