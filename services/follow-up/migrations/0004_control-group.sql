-- Up Migration

-- Customers by pseudonym, as far as drawing the control group needs them: when they last bought and
-- when something last failed them. Erasing a customer leaves a pseudonym of nobody.
create table control_customer (
  customer_id   uuid primary key,
  store_id      text,
  purchased_at  timestamptz,
  failed_at     timestamptz,
  -- The purchase that took part in a drawing last: each takes part once.
  drawn_for     timestamptz,
  sampled_at    timestamptz
);
create index control_customer_undrawn on control_customer (purchased_at)
  where drawn_for is distinct from purchased_at;

-- Whom to ask, and what became of it.
create table control_request (
  control_id   uuid primary key,
  customer_id  uuid not null,
  store_id     text not null,
  state        text not null check (state in ('open', 'answered', 'ended')),
  sampled_at   timestamptz not null,
  answer_by    timestamptz not null
);
create index control_request_open on control_request (customer_id) where state = 'open';
create index control_request_latest on control_request (sampled_at desc, control_id desc);

-- Down Migration
