-- Up Migration

-- The inbox also tells of what is no case: an early warning, a preventive action. Of those the row
-- itself says the store.
alter table notice alter column case_id drop not null;
alter table notice add column warning_id uuid;
alter table notice add column action_id uuid;

-- Down Migration
