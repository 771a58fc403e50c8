-- Up Migration

-- Whether the recovery of a case that is under way, or was the last, is known to have failed: told
-- of again, by another reason or a reopening, it is no second one that failed.
alter table case_fact add column has_failed boolean;

-- Down Migration
