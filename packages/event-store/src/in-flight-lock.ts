/**
 * Class of the advisory lock that writers of `events` hold while in flight; the trigger in
 * migrations/0001_events.sql takes it. The form with two keys: pg_locks shows classid = this,
 * objid = 1, objsubid = 2 (the one-key form shows classid 0 and would find nobody).
 */
export const IN_FLIGHT_CLASS = 1_634_559_350;
