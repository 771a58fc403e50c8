-- Up Migration

-- What who may grant, as the streams of the holders tell it; every version stays.
create table recovery_authority (
  holder_kind text not null check (holder_kind in ('role', 'person', 'default')),
  holder_id   text collate "C" not null,
  version     int not null,
  body        jsonb not null,
  withdrawn   jsonb,
  primary key (holder_kind, holder_id, version)
);

-- What granted goodwill counts for: a row per scope (the case, its order, its customer, who granted
-- it). Sums are taken and held against the limit in the transaction of the grant.
create table goodwill_use (
  proposal_id uuid not null,
  revision    int not null,
  scope       text collate "C" not null,
  currency    text not null,
  amount      bigint not null check (amount >= 0),
  granted_at  timestamptz not null,
  released_at timestamptz,
  primary key (proposal_id, revision, scope)
);
create index goodwill_use_by_scope on goodwill_use (scope, currency) where released_at is null;

-- What waits for a second person.
create table goodwill_approval (
  proposal_id uuid primary key,
  case_id     uuid not null,
  store_id    text,
  body        jsonb not null,
  expires_at  timestamptz not null
);
create index goodwill_approval_by_expiry on goodwill_approval (expires_at, proposal_id);

-- Down Migration
