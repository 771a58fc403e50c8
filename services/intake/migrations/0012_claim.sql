-- Up Migration
-- Claim codes as HMAC: with one a person follows a case without an account. The newest of a case
-- counts.
create table claim (
  claim_id   uuid primary key,
  case_id    uuid not null,
  code_hmac  bytea not null unique,
  issued_at  timestamptz not null default clock_timestamp(),
  revoked_at timestamptz
);
create index claim_case on claim (case_id);

-- Down Migration
