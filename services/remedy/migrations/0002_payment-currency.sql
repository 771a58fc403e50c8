-- Up Migration
-- A payment has one currency; remedy asks for it before it sets a refund aside.
alter table fake_provider.payment add column currency text not null default 'EUR';
update fake_provider.payment p set currency = r.currency
  from fake_provider.refund r where r.payment_ref = p.payment_ref;

-- Down Migration
