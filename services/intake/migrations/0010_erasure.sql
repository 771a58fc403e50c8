-- Up Migration
-- Random ids of erased customers and cases. Rows under such a customer are refused, whatever cache
-- still knows them; and a database that does not know an erasure of the list was restored.
create table personal_data.erased_subject (
  subject_id uuid primary key,
  erased_at  timestamptz not null default clock_timestamp()
);

alter table personal_data.contact add column phone_index bytea;
create index contact_phone on personal_data.contact (phone_index);

-- Down Migration
