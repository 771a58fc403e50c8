-- Up Migration
alter table store add column region text;

-- Down Migration
