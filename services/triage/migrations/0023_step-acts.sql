-- Up Migration

-- A step of a ladder may name an endpoint of webhooks as whom it tells.
alter table notice drop constraint notice_recipient_kind_check;
alter table notice add constraint notice_recipient_kind_check
  check (recipient_kind in ('person', 'role', 'webhook'));

-- How many cases a store had of late, whatever their type.
create index cases_at_store on triage_case (store_id, reported_at);

-- Down Migration
