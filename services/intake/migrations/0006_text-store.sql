-- Up Migration
-- Texts of other services are kept here too. Lessons and procedures belong to no case: they are
-- declared free of personal data and are for every store unless they name one.
alter table personal_data.text alter column case_id drop not null;
alter table personal_data.text add constraint text_of_case_or_impersonal
  check (case_id is not null or kind in ('lesson', 'procedure'));
drop policy text_read on personal_data.text;
create policy text_read on personal_data.text for select using (
  current_setting('amends.stores', true) = '*'
  or store_id = any (string_to_array(current_setting('amends.stores', true), ','))
  or (case_id is null and store_id is null));

-- What was read, beside whose it is.
alter table personal_data.personal_data_read alter column case_id drop not null;
alter table personal_data.personal_data_read
  add column what text not null default 'case',
  add column text_id uuid;

-- Down Migration
