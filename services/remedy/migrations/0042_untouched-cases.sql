-- Up Migration

-- The customer wrote, or a person of the firm did: its recovery is nothing automatic any more.
alter table case_standing add column is_touched boolean;

-- Down Migration
