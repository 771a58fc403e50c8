-- Up Migration

-- Reviews as they were recorded, to be listed.
create table periodic_review (
  review_id   uuid primary key,
  store_id    text,
  until       timestamptz not null,
  body        jsonb not null
);
create index periodic_review_latest on periodic_review (until desc, review_id desc);

create table pulse_round (
  round_id uuid primary key,
  until    timestamptz not null
);

-- Answers without anybody: no time and no order of their own is kept here.
create table pulse_answer (
  answer_id       uuid primary key,
  round_id        uuid not null,
  store_id        text not null,
  shared_thinking int not null,
  shared_acting   int not null,
  backed_up       int not null
);
create index pulse_answer_of_round on pulse_answer (round_id, store_id);

-- Who took part, and not with what: as a hash, written in a transaction before that of the answer.
create table pulse_participation (
  round_id    uuid not null,
  participant text not null,
  -- Of the request; the answer has one of its own.
  command_id  uuid not null,
  primary key (round_id, participant)
);

-- Down Migration
