-- Up Migration

-- The only personal data of the suite. Rows here may be deleted (erasure); nothing else changes
-- when they are. The app role may insert into contact and text and do nothing else; reading and
-- deleting is the personal-data role's.
create schema personal_data;

create table personal_data.data_key (
  version    int primary key,
  wrapped    bytea not null,
  created_at timestamptz not null default clock_timestamp()
);

create table personal_data.customer (
  customer_id    uuid primary key,
  identity_index bytea not null unique,
  identity       bytea not null,
  created_at     timestamptz not null default clock_timestamp()
);

create table personal_data.contact (
  contact_id  uuid primary key,
  case_id     uuid not null,
  store_id    text,
  customer_id uuid,
  name        bytea,
  email       bytea,
  phone       bytea,
  email_index bytea,
  created_at  timestamptz not null default clock_timestamp()
);
create index contact_case on personal_data.contact (case_id);
create index contact_customer on personal_data.contact (customer_id);
create index contact_email on personal_data.contact (email_index);

create table personal_data.text (
  text_id    uuid primary key,
  case_id    uuid not null,
  store_id   text,
  kind       text not null,
  content    bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
create index text_case on personal_data.text (case_id);

create table personal_data.personal_data_read (
  read_id     bigint generated always as identity primary key,
  actor       text not null,
  case_id     uuid not null,
  reason_code text not null,
  at          timestamptz not null default clock_timestamp()
);

-- The second lock behind the check in code: a reader sees the stores of its token only. Inserts are
-- limited by grants, since one group-commit batch carries several stores.
alter table personal_data.contact enable row level security;
alter table personal_data.text enable row level security;
create policy contact_insert on personal_data.contact for insert with check (true);
create policy text_insert on personal_data.text for insert with check (true);
create policy contact_read on personal_data.contact for select using (
  current_setting('amends.stores', true) = '*'
  or store_id = any (string_to_array(current_setting('amends.stores', true), ',')));
create policy text_read on personal_data.text for select using (
  current_setting('amends.stores', true) = '*'
  or store_id = any (string_to_array(current_setting('amends.stores', true), ',')));
create policy contact_delete on personal_data.contact for delete using (true);
create policy text_delete on personal_data.text for delete using (true);

-- Down Migration
