-- Up Migration

-- Who delivers for a vendor; the events of it are in the store.
create table source (
  source_id         text primary key,
  vendor            text not null,
  -- The store of a delivery that names none of the locations; null: one must be named.
  store_id          text,
  -- The vendor's location -> store id.
  locations         jsonb not null default '{}',
  -- The URL the vendor calls; some sign it.
  notification_url  text,
  trial_mappings    boolean not null,
  -- Shown by a vendor that proves the URL before it gives a secret.
  verification_code text,
  registered_at     timestamptz not null,
  revoked_at        timestamptz
);

-- One live secret, or two while one replaces the other. Sealed: an HMAC needs the secret itself.
create table source_secret (
  secret_no  bigint generated always as identity primary key,
  source_id  text not null references source,
  secret     bytea not null,
  -- Null: until it is replaced.
  live_until timestamptz
);
create index source_secret_source on source_secret (source_id);

-- What was delivered, for telling a repeat and for what became of it. Nothing of its content.
create table source_delivery (
  delivery_id uuid primary key,
  source_id   text not null references source,
  -- SHA-256 of the vendor's own key, or of the bytes where it has none.
  key_hash    text collate "C" not null,
  received_at timestamptz not null,
  state       text not null check (state in ('waiting', 'mapped', 'ignored', 'dead')),
  -- Codes: why parts of it made no signal, or why it could not be mapped.
  reasons     text[] not null default '{}',
  signals     int not null default 0,
  settled_at  timestamptz,
  unique (source_id, key_hash)
);
create index source_delivery_list on source_delivery (source_id, received_at, delivery_id);
create index source_delivery_dead on source_delivery (source_id) where state = 'dead';
create index source_delivery_received on source_delivery using brin (received_at);

-- The newest version heard of an object that the vendor versions; an older one is no news.
create table source_object (
  source_id  text not null references source,
  object_ref text collate "C" not null,
  version    bigint not null,
  primary key (source_id, object_ref)
);

-- Raw deliveries, sealed: vendors put names and addresses in them. The app role may only insert;
-- the personal-data role reads them once to map them, and deletes.
create table personal_data.delivery (
  delivery_id uuid primary key,
  content     bytea not null,
  keep_until  timestamptz not null
);
create index delivery_keep_until on personal_data.delivery (keep_until);

-- Down Migration
