-- Up Migration

-- Double entries of everything that moves money, written in the transaction of its event and made
-- anew from the events at any time. Debits above zero, credits below; an entry sums to zero.
create table ledger_line (
  entry     text collate "C" not null,
  line      smallint not null,
  account   text not null,
  store_id  text collate "C",
  currency  text not null,
  amount    bigint not null check (amount <> 0),
  booked_at timestamptz not null,
  primary key (entry, line)
);
create index ledger_by_account on ledger_line (currency, account, store_id) include (amount);

-- Down Migration
