-- Up Migration
alter table store add column closed_at timestamptz;

-- While a secret is replaced both are live: tills are changed one by one.
alter table device add column previous_secret bytea;
alter table device add column previous_until timestamptz;
create index device_store on device (store_id);

-- Down Migration
