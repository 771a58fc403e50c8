-- Up Migration

-- Customers of the control group have no case: their question stands for it. Whose it is, so that
-- an erasure finds the link.
alter table survey_link add column customer_id uuid;
create index survey_link_customer on survey_link (customer_id) where customer_id is not null;
alter table personal_data.personal_data_read add column customer_id uuid;

-- Down Migration
