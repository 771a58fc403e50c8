-- Up Migration

-- What others were told of us, to be listed; those that were observed before this table was there
-- are taken from their events.
create table word_of_mouth (
  observation_id uuid primary key,
  store_id       text,
  observed_at    timestamptz not null,
  body           jsonb not null
);
create index word_of_mouth_latest on word_of_mouth (observed_at desc, observation_id desc);
create index word_of_mouth_of_store
  on word_of_mouth (store_id, observed_at desc, observation_id desc);

insert into word_of_mouth (observation_id, store_id, observed_at, body)
select (data->>'observationId')::uuid, data->>'storeId', (data->>'observedAt')::timestamptz, data
from events where type = 'WordOfMouthObserved';

-- Down Migration
