-- Up Migration

-- Codes of vouchers as HMAC; the key is in a file elsewhere. The rest of a voucher is its stream.
create table voucher_code (
  voucher_id uuid primary key,
  code_hmac  bytea not null unique check (octet_length(code_hmac) = 32)
);

-- Down Migration
