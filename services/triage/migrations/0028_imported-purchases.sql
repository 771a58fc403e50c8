-- Up Migration

-- Purchases of a history: revenue like others, and none of what was brought back is held against a
-- customer. Of those that were kept before nobody knows it any more.
alter table customer_purchase add column is_imported boolean not null default false;

-- Down Migration
