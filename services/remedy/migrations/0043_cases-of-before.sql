-- Up Migration

-- Who wrote in a case was not heard before: what was opened for an incident by then is for people.
insert into case_standing (case_id, is_touched)
select distinct case_id, true from incident_case where how = 'opened' order by case_id
on conflict (case_id) do update set is_touched = true;

-- Down Migration
