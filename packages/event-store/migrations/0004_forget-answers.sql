-- A day's answers in one statement would outlast its time limit; the caller asks again until fewer
-- than it allows are gone. BRIN finds the pages, the rows go by their place.
drop function forget_expired_answers();

create function forget_expired_answers(at_most int) returns bigint
language sql security definer
set search_path = pg_catalog, public, pg_temp as $$
  with gone as (
    delete from command_answer where ctid = any (array(
      select ctid from command_answer where expires_at <= now() limit at_most
      for update skip locked))
    returning 1)
  select count(*) from gone
$$;
revoke all on function forget_expired_answers(int) from public;

-- A key whose answer has expired is in the way of the command that uses it again.
create function forget_expired_answer(key text) returns bigint
language sql security definer
set search_path = pg_catalog, public, pg_temp as $$
  with gone as (
    delete from command_answer where key_hash = key and expires_at <= now() returning 1)
  select count(*) from gone
$$;
revoke all on function forget_expired_answer(text) from public;
