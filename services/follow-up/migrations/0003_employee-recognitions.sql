-- Up Migration

-- What somebody was thanked for, out of cases and by people; read with their record only.
create table employee_recognition (
  recognition_id bigint generated always as identity primary key,
  employee_id    text collate "C" not null,
  recognised_at  timestamptz not null,
  body           jsonb not null
);
create index employee_recognition_of_employee
  on employee_recognition (employee_id, recognised_at desc, recognition_id desc);

-- Down Migration
