-- Up Migration

-- Whose data must stay for now. Random ids and codes: what is personal is what they lead to.
create table legal_hold (
  hold_id     uuid primary key,
  reason      text not null,
  placed_at   timestamptz not null,
  lifted_at   timestamptz,
  lift_reason text
);
create index legal_hold_placed on legal_hold (placed_at, hold_id);

-- Customers, and cases of no known customer.
create table legal_hold_subject (
  hold_id      uuid not null references legal_hold,
  subject_id   uuid not null,
  subject_kind text not null check (subject_kind in ('customer', 'case')),
  primary key (subject_id, hold_id)
);
create index legal_hold_subject_hold on legal_hold_subject (hold_id);

-- Down Migration
