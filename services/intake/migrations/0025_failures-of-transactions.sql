-- Up Migration

-- How many signals of failure each transaction has had: most have one at most, and a matter of its
-- own is kept (silent_failure) from the second on.
alter table till_transaction add column failures int not null default 0;
update till_transaction t set failures = s.signals
  from silent_failure s
  where s.store_id = t.store_id and s.matter = 'transaction ' || t.transaction_key;
delete from silent_failure
  where signals = 1 and opened_at is null and starts_with(matter, 'transaction ');

-- Down Migration
