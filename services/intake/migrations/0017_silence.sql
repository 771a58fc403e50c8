-- Up Migration

-- How often each customer buys, from what intake hears of purchases; by pseudonym only.
create table customer_rhythm (
  customer_id      uuid primary key,
  -- Where the customer bought last.
  store_id         text not null,
  last_purchase_at timestamptz not null,
  -- The latest days with a purchase, the newest first.
  purchase_days    date[] not null,
  -- Null: too few purchases to know.
  usual_days       int,
  -- When the silence becomes longer than usual; null: not known, or noted already.
  due_at           timestamptz
);
create index customer_rhythm_due on customer_rhythm (due_at, customer_id) where due_at is not null;

-- The latest silence of each customer who had one; what is true of it is in the customer's stream.
create table customer_silence (
  customer_id      uuid primary key,
  risk_id          uuid not null,
  store_id         text not null,
  last_purchase_at timestamptz not null,
  purchase_days    int not null,
  usual_days       int not null,
  silent_since     timestamptz not null,
  lost_from        timestamptz not null,
  detected_at      timestamptz not null,
  -- Null: still silent.
  returned_at      timestamptz,
  exit_reasons     text[] not null default '{}',
  no_contact       boolean not null default false,
  win_back_case_id uuid
);
create index customer_silence_list on customer_silence (detected_at, customer_id)
  where returned_at is null;

-- Down Migration
