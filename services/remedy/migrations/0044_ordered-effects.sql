-- Up Migration

-- What other systems and payment providers were asked for, by the id they know it under, and
-- whether it is settled; written in the transaction of the events that say so.
create table ordered_effect (
  effect_id    text collate "C" primary key,
  kind         text not null check (kind in ('refund', 'fulfilment', 'points')),
  case_id      uuid not null,
  -- Of a step its remedy, of points their run.
  remedy_id    uuid,
  run_id       uuid,
  step         int,
  attempt      int not null,
  -- Absent of refunds: whoever moves the money.
  connector_id text,
  store_id     text,
  state        text not null check (state in ('open', 'unknown', 'mismatch', 'over')),
  since        timestamptz not null
);
create index effects_of_a_step on ordered_effect (remedy_id, step);
create index effects_by_time on ordered_effect (since, effect_id);
create index effects_for_a_person on ordered_effect (since, effect_id)
  where state in ('unknown', 'mismatch');

-- What was ordered before, with what became of it.
insert into ordered_effect (effect_id, kind, case_id, remedy_id, run_id, step, attempt,
  connector_id, store_id, state, since)
select coalesce(data->>'effectId', data->>'providerKey'),
  case type when 'RefundIntended' then 'refund' when 'FulfilmentOrdered' then 'fulfilment'
    else 'points' end,
  (data->>'caseId')::uuid, (data->>'remedyId')::uuid, (data->>'runId')::uuid,
  (data->>'step')::int, (data->>'attempt')::int, data->>'connectorId', data->>'storeId', 'open',
  coalesce(data->>'orderedAt', data->>'intendedAt')::timestamptz
from events where type in ('RefundIntended', 'FulfilmentOrdered', 'TokenPointsOrdered')
on conflict (effect_id) do nothing;

with said as (
  select seq, coalesce(data->>'effectId',
      concat_ws('-', data->>'remedyId', data->>'step', data->>'attempt')) as effect_id,
    case data->>'reason' when 'parked' then 'unknown' when 'amount_mismatch' then 'mismatch'
      else 'over' end as state,
    coalesce(data->>'failedAt', data->>'executedAt', data->>'refusedAt', data->>'creditedAt')
      ::timestamptz as since
  from events where type in ('RefundSucceeded', 'RefundFailed', 'FulfilmentFailed',
    'TokenPointsCredited', 'TokenPointsRefused'))
update ordered_effect e set state = s.state, since = s.since
from (select distinct on (effect_id) effect_id, state, since from said
  order by effect_id, seq desc) s
where e.effect_id = s.effect_id;

update ordered_effect e set state = 'over', since = (d.data->>'executedAt')::timestamptz
from events d
where d.type = 'RemedyStepExecuted' and d.data->>'connectorId' is not null
  and (d.data->>'remedyId')::uuid = e.remedy_id and (d.data->>'step')::int = e.step
  and e.state <> 'over';

-- Down Migration
