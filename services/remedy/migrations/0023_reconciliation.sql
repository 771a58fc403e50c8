-- Up Migration

-- Refunds by the provider's reference, as their events tell: what was set aside names the provider,
-- what succeeded names the reference.
create table provider_refund (
  provider_key text collate "C" primary key,
  provider     text,
  provider_ref text collate "C",
  case_id      uuid,
  store_id     text,
  amount       bigint,
  currency     text,
  executed_at  timestamptz,
  -- A report had it: it is not missing in the next one.
  matched_at   timestamptz
);
create index refund_by_reference on provider_refund (provider_ref);
create index refund_by_time on provider_refund (executed_at);

-- Rows of the providers' reports as they came.
create table provider_report_row (
  report_id    uuid not null,
  row          int not null,
  provider_ref text not null,
  amount       bigint not null,
  currency     text not null,
  primary key (report_id, row)
);

-- Differences as their streams tell them.
create table reconciliation_item (
  item_id     uuid primary key,
  body        jsonb not null,
  store_id    text,
  provider    text not null,
  provider_ref text not null,
  opened_at   timestamptz not null,
  resolved_at timestamptz,
  resolution  text
);
create index open_items on reconciliation_item (opened_at, item_id) where resolved_at is null;
create index items_by_reference on reconciliation_item (provider, provider_ref)
  where resolved_at is null;

-- Down Migration
