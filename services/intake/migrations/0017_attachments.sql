-- Up Migration

-- Files of cases: what they are, and the key each is sealed with; the sealed bytes lie in the
-- attachment store. Without the row nobody can read the bytes any more.
create table personal_data.attachment (
  attachment_id uuid primary key,
  case_id       uuid not null,
  store_id      text,
  customer_id   uuid,
  kind          text not null,
  media_type    text not null,
  bytes         int not null,
  added_by      text not null,
  file_key      bytea not null,
  created_at    timestamptz not null default clock_timestamp()
);
create index attachment_case on personal_data.attachment (case_id);
create index attachment_customer on personal_data.attachment (customer_id)
  where customer_id is not null;

alter table personal_data.attachment enable row level security;
create policy attachment_insert on personal_data.attachment for insert with check (true);
create policy attachment_read on personal_data.attachment for select using (
  current_setting('amends.stores', true) = '*'
  or store_id = any (string_to_array(current_setting('amends.stores', true), ',')));
create policy attachment_delete on personal_data.attachment for delete using (true);

alter table personal_data.personal_data_read add column attachment_id uuid;

-- Down Migration
