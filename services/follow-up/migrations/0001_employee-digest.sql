-- Up Migration

-- What came of cases, for those who handled them, as the cases' streams tell it; of nobody in
-- particular where nobody is known. Opaque ids and codes only, and no money: nothing here can rank
-- anybody by what they gave.
create table employee_digest (
  case_id      uuid not null,
  feedback     int not null,
  employee_id  text collate "C",
  store_id     text,
  delivered_at timestamptz not null,
  body         jsonb not null,
  acknowledged_at timestamptz,
  answer       text,
  primary key (case_id, feedback)
);
create index employee_digest_of_employee
  on employee_digest (employee_id, delivered_at desc, case_id desc, feedback desc);
create index employee_digest_of_store
  on employee_digest (store_id, delivered_at desc, case_id desc, feedback desc)
  where employee_id is null;

-- Who read what of whom: what is kept of an employee is looked at by nobody unseen.
create table employee_read (
  read_id     bigint generated always as identity primary key,
  employee_id text not null,
  reader      text not null,
  what        text not null check (what in ('digest', 'record')),
  read_at     timestamptz not null
);
create index employee_read_of_employee on employee_read (employee_id, read_at desc);

-- Down Migration
