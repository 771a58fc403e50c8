-- Up Migration
-- A text names its customer, so that an erasure finds it without a contact row beside it.
alter table personal_data.text add column customer_id uuid;
create index text_customer on personal_data.text (customer_id) where customer_id is not null;

-- Down Migration
