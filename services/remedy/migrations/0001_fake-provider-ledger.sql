-- Up Migration
-- The fake payment provider's own books. A real provider keeps them elsewhere; nothing in remedy
-- reads these tables but the fake provider itself.
create schema fake_provider;

create table fake_provider.payment (
  payment_ref text primary key,
  captured    bigint not null check (captured >= 0)
);

create table fake_provider.refund (
  key          text primary key,
  payment_ref  text not null references fake_provider.payment,
  provider_ref text not null unique default 'fake-' || gen_random_uuid(),
  amount       bigint not null check (amount > 0),
  currency     text not null,
  executed_at  timestamptz not null default now()
);
create index refund_by_payment on fake_provider.refund (payment_ref);

grant usage on schema fake_provider to public;
grant select, insert, update on fake_provider.payment to public;
grant select, insert on fake_provider.refund to public;
