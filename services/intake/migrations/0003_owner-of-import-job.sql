-- Up Migration
-- Whoever knew a job's id could read its rows and fill them up. Jobs from before have no owner:
-- they are for principals of all stores, who made them.
alter table import_job add column client_id text not null default '';

-- Down Migration
