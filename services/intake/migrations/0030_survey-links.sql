-- Up Migration

-- Links by which customers answer, one a question; the code is kept as HMAC from the first mail on.
-- No address and no name: whom it was sent to is read from the contact details at sending.
create table survey_link (
  request_id uuid primary key,
  case_id    uuid not null,
  code_hmac  bytea unique,
  answer_by  timestamptz not null,
  -- From then on it opens nothing: answered, and the time to change the answer is over; lapsed;
  -- reopened; erased.
  closes_at  timestamptz
);
create index survey_link_case on survey_link (case_id);

-- Down Migration
