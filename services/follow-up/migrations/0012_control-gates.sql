-- Up Migration

-- Who was drawn and left out by a gate, and what became of the message that asks.
alter table control_request drop constraint control_request_state_check;
alter table control_request
  add constraint control_request_state_check
    check (state in ('open', 'answered', 'ended', 'suppressed')),
  add column reason text,
  add column delivery text check (delivery in ('sent', 'not_sent')),
  add column delivery_reason text,
  alter column answer_by drop not null;
create index control_requests_of_a_store on control_request (store_id, sampled_at);

-- Down Migration
