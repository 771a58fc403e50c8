-- Up Migration

-- What customers whose cases come later are told too: the last explanation that was broadcast.
alter table incident add column explanation jsonb;

-- Down Migration
