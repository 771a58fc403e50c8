-- Up Migration
-- A data key is made some time before it seals, so that every process can read it by then. Once no
-- value is sealed with an older one, resealed_at says so, and it may be removed.
alter table personal_data.data_key
  add column active_from timestamptz not null default clock_timestamp(),
  add column resealed_at timestamptz;

-- What a value is found or recognised by cannot be made anew: a claim code and a body that was
-- hashed are kept nowhere. These secrets are therefore kept apart, and outlive every data key.
create table personal_data.look_up_secret (
  one     boolean primary key default true check (one),
  wrapped bytea not null
);

create policy contact_reseal on personal_data.contact for update using (true) with check (true);
create policy text_reseal on personal_data.text for update using (true) with check (true);
create policy attachment_reseal on personal_data.attachment
  for update using (true) with check (true);

-- Down Migration
