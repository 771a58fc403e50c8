-- Up Migration

-- What tills tell of a customer belongs to no case.
alter table abuse_fact alter column case_id drop not null;
alter table abuse_fact drop constraint abuse_fact_kind_check;
alter table abuse_fact add constraint abuse_fact_kind_check
  check (kind in ('claim', 'chargeback', 'remedy', 'failed_payment', 'item_return'));

-- Down Migration
