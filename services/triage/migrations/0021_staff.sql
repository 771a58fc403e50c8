-- Up Migration

-- Who may be given cases, as their streams tell it. Opaque ids only: names and addresses are not
-- known here. How many cases somebody has is counted in triage_case: no second figure can differ.
create table staff_member (
  staff_id    text collate "C" primary key,
  version     int not null,
  skills      text[] not null,
  -- Null: in every store.
  stores      text[],
  load_max    int not null,
  calendar_id text,
  away        text check (away in ('absent', 'left')),
  away_until  timestamptz
);

-- Who owns the cases of a store that nobody of its staff can take.
create table store_fallback (
  store_id   text collate "C" primary key,
  version    int not null,
  owner_id   text not null,
  owner_kind text not null check (owner_kind in ('person', 'team'))
);

-- What is told of a case without a deadline (who it was given to, who is to take it) has no metric.
alter table notice alter column metric drop not null;

-- Down Migration
