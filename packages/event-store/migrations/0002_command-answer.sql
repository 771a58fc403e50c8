-- `json`, not `jsonb`: a repeated request gets the stored bytes, keys in the order they had.
create table command_answer (
  key_hash   text collate "C" primary key,
  body_hash  text not null,
  command_id uuid not null,
  status     smallint not null,
  body       json not null,
  version    int not null,
  position   text not null,
  expires_at timestamptz not null
);

-- Rows arrive nearly in order of expiry, so a few pages of index are enough for the sweep.
create index command_answer_expiry on command_answer using brin (expires_at);

-- The app role may not delete; it may forget what has expired.
create function forget_expired_answers() returns bigint
language sql security definer
set search_path = pg_catalog, public, pg_temp as $$
  with gone as (delete from command_answer where expires_at <= now() returning 1)
  select count(*) from gone
$$;
revoke all on function forget_expired_answers() from public;
