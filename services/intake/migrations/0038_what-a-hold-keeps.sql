-- Up Migration

-- When each customer last bought, brought back or exchanged something, by a till or a history of
-- purchases: whoever did so lately is not forgotten. By pseudonym only.
create table customer_last_purchase (
  customer_id uuid primary key,
  at          timestamptz not null
);
insert into customer_last_purchase
  select (data ->> 'customerId')::uuid, max((data ->> 'purchasedAt')::timestamptz)
  from events where type = 'PurchaseRecorded' group by 1;

-- A hold keeps each trace of a read of what it keeps: `held` are ids of cases, of customers, and of
-- texts and files that were read by themselves.
create or replace function personal_data.forget_reads(
  older_than timestamptz, held uuid[], at_most int)
  returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare gone bigint;
begin
  if older_than > clock_timestamp() - interval '30 days' then
    raise exception 'reads of the last 30 days are kept';
  end if;
  delete from personal_data.personal_data_read where read_id in (
    select read_id from personal_data.personal_data_read
    where at < older_than
      and not coalesce(case_id = any (held), false)
      and not coalesce(customer_id = any (held), false)
      and not coalesce(text_id = any (held), false)
      and not coalesce(attachment_id = any (held), false)
    order by at limit at_most);
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Down Migration
