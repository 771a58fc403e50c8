-- Up Migration

-- When a case ended: its personal data ages from then on. Of those that ended before this was kept
-- nobody knows it any more, so they age from now.
alter table case_fact add column ended_at timestamptz;
update case_fact set ended_at = now() where is_ended;
create index case_fact_ended on case_fact (ended_at) where is_ended;

create index personal_data_read_at on personal_data.personal_data_read (at);

-- The personal-data role may forget old traces of reads, and none that is younger than a month: who
-- reads must not be able to take away that they did.
create function personal_data.forget_reads(older_than timestamptz, held uuid[], at_most int)
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
    where at < older_than and (case_id is null or case_id <> all (held))
    order by at limit at_most);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function personal_data.forget_reads(timestamptz, uuid[], int) from public;

-- Down Migration
