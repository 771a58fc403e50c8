-- Up Migration

-- Early warnings as intake told them: actions answer them, and are judged by those that follow.
create table heard_warning (
  warning_id uuid primary key,
  store_id   text,
  cause      text not null,
  raised_at  timestamptz not null
);
create index heard_warning_cause on heard_warning (cause, raised_at);

-- Preventive actions as lists need them; what is true of one is in its stream.
create table preventive_action (
  action_id      uuid primary key,
  store_id       text,
  kind           text not null,
  khd_types      text[] not null,
  owner_id       text not null,
  warning_id     uuid,
  status         text not null,
  opened_at      timestamptz not null,
  due_at         timestamptz,
  implemented_at timestamptz,
  verdict        text,
  verified_at    timestamptz
);
create index preventive_action_opened on preventive_action (opened_at, action_id);
create index preventive_action_open on preventive_action (store_id) where status = 'open';

-- Those that were opened before there was this table.
insert into preventive_action
  (action_id, store_id, kind, khd_types, owner_id, status, opened_at, due_at, implemented_at,
   verdict, verified_at)
select (o.data->>'actionId')::uuid, o.data->>'storeId', o.data->>'kind',
       array(select c->>'khdType' from jsonb_array_elements(o.data->'causes') c),
       o.data->>'ownerId',
       case when v.data is not null then 'verified' when i.data is not null then 'implemented'
            else 'open' end,
       (o.data->>'openedAt')::timestamptz, (o.data->>'dueAt')::timestamptz,
       (i.data->>'implementedAt')::timestamptz, v.data->>'verdict',
       (v.data->>'verifiedAt')::timestamptz
from events o
left join events i on i.stream_id = o.stream_id and i.type = 'PreventiveActionImplemented'
left join lateral (select data from events e where e.stream_id = o.stream_id
  and e.type = 'PreventiveActionVerified' order by version desc limit 1) v on true
where o.type = 'PreventiveActionOpened';

-- Down Migration
