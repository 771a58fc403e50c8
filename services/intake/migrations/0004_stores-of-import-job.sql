-- Up Migration
-- People of many stores use one client: a job is for those who may see every store of whoever
-- started it. Null is all stores, which jobs from before are taken for.
alter table import_job add column stores text[];

-- Down Migration
