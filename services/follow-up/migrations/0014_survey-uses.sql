-- Up Migration

-- Surveys that the gates let pass, by what caps are counted over: `store:<id>`, `owner:<id>`.
-- Written with the decision, under a lock of the scope: a cap holds for questions of one instant.
create table survey_use (
  request_id uuid not null,
  scope      text not null,
  allowed_at timestamptz not null,
  primary key (scope, request_id)
);
create index survey_use_latest on survey_use (scope, allowed_at);
insert into survey_use (request_id, scope, allowed_at)
select request_id, scope, requested_at
from survey_request
cross join lateral (values ('store:' || store_id), ('owner:' || owner_id)) as s(scope)
where requested_at is not null and scope is not null and customer_id is not null
  and coalesce(channel, '') not in ('telephone', 'face_to_face', 'claim_page')
union all
select control_id, 'store:' || store_id, sampled_at from control_request
where state <> 'suppressed';

-- Down Migration
