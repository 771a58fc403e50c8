-- Up Migration

-- What came of the attempts to reach a customer in person.
alter table survey_request
  add column attempts     int not null default 0,
  add column last_outcome text,
  add column call_back_at timestamptz,
  add column answer_by    timestamptz;
create index requests_for_people on survey_request (requested_at, request_id)
  where state = 'open' and channel in ('telephone', 'face_to_face');

-- Down Migration
