-- The log of the embedded adapter. One database of its own; consumers read it, relays append.
create table topic (
  topic_no   int generated always as identity primary key,
  name       text not null unique,
  -- Made anew with the topic: a checkpoint that names another id refuses to go on.
  topic_id   uuid not null default gen_random_uuid(),
  partitions smallint not null check (partitions between 1 and 1000)
);

-- An append locks its heads in partition order and holds them until commit, so that the order of
-- commits is the order of offsets: what a reader sees has no hole that is filled later.
create table partition_head (
  topic_no    int not null references topic on delete cascade,
  part        smallint not null,
  next_offset bigint not null default 0,
  primary key (topic_no, part)
) with (fillfactor = 20);

create table record (
  topic_no int not null,
  part     smallint not null,
  "offset" bigint not null,
  key      text not null,
  value    text,
  headers  text not null,
  -- No foreign key: its check would lock the topic's row for every record.
  primary key (topic_no, part, "offset")
);
-- Numbers for the advisory locks of a group's members and partitions.
create table consumer_group (
  group_no int generated always as identity primary key,
  name     text not null unique
);
