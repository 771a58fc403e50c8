-- Jobs whose time has not come. graphile-worker's own table is read at every notice and every poll,
-- future jobs included, and each of its inserts notifies at commit; three pending timers per open
-- case would make that the main load. Here a timer costs one row and one index entry; when it is
-- due it is moved over, in one transaction.
create table job_timer (
  id           bigint generated always as identity primary key,
  run_at       timestamptz not null,
  task         text not null,
  payload      json not null,
  max_attempts smallint,
  job_key      text collate "C" unique
);
create index job_timer_run_at on job_timer (run_at);
