-- How far the relay has published this database's events. One row. The epoch fences an old relay:
-- whoever takes over raises it, and the older one's next step finds no row.
create table relay_cursor (
  only_row   boolean primary key default true check (only_row),
  seq        bigint not null default 0,
  epoch      bigint not null default 0,
  updated_at timestamptz not null default now()
) with (fillfactor = 50);
insert into relay_cursor default values;
