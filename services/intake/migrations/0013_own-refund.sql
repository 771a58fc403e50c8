-- Up Migration

-- Refunds the suite itself asked for, as the log tells: what a vendor then reports is no news.
create table own_refund (
  provider_key text primary key,
  remedy_id    uuid not null,
  step         int not null,
  attempt      int not null,
  payment_ref  text not null,
  amount       bigint not null,
  currency     text not null,
  provider_ref text
);
create index own_refund_step on own_refund (remedy_id, step, attempt);
create index own_refund_payment on own_refund (payment_ref);
create index own_refund_provider_ref on own_refund (provider_ref);

-- Down Migration
