-- Up Migration

-- The switch as its stream tells it: one row. Whoever is about to execute locks it for reading, so
-- that nothing slips past a stop or into a hold that nobody lifts.
create table execution_switch (
  one          boolean primary key default true check (one),
  is_stopped   boolean not null,
  reason       text,
  -- Of the limit that threw it.
  currency     text,
  since        timestamptz,
  -- Limits count from here on: whoever lifts the stop has looked at what was executed before.
  counted_from timestamptz not null default '-infinity'
);
insert into execution_switch (is_stopped) values (false);

create table execution_limit (
  currency text primary key,
  amount   bigint not null check (amount > 0)
);

-- What was executed, by effect: a try that is repeated counts once.
create table execution_spend (
  effect      text collate "C" primary key,
  currency    text not null,
  amount      bigint not null check (amount > 0),
  executed_at timestamptz not null default clock_timestamp()
);
create index spend_of_hour on execution_spend (currency, executed_at) include (amount);

-- Jobs that came to a stopped switch, until it is lifted.
create table held_execution (
  job_key text collate "C" primary key,
  task    text not null,
  payload jsonb not null,
  held_at timestamptz not null default clock_timestamp()
);

-- Down Migration
