import type { ClientBase } from 'pg';
import type { Cell, Counted, Width } from './periods.ts';

/** A cell that was counted up or down just now. */
export interface CountedCell extends Cell {
  readonly count: number;
  /** Null: it was never read. */
  readonly lookAt: number | null;
  /** Later periods of the place are there: this one was changed late. */
  readonly isLate: boolean;
}

// In one order everywhere: transactions that count the same cells wait, and never for each other.
const COUNT = `
  insert into warning_count as c (store_id, workstation, width, starts_at, measure, count)
  select store_id, workstation, width, starts_at, measure, count
  from jsonb_to_recordset($1::jsonb)
    as r(store_id text, workstation text, width text, starts_at timestamptz, measure text,
         count int)
  order by store_id, workstation, width, starts_at, measure
  on conflict (store_id, workstation, width, starts_at, measure)
    do update set count = c.count + excluded.count
  returning store_id, workstation, width, starts_at, measure, count, look_at,
    exists (select from warning_count l
      where l.store_id = c.store_id and l.workstation = c.workstation and l.width = c.width
        and l.starts_at > c.starts_at) as is_late`;

/** Counts, each cell once per call, and tells what stands there now. */
export const count = async (
  client: ClientBase,
  counted: readonly Counted[],
): Promise<readonly CountedCell[]> => {
  if (counted.length === 0) return [];
  const rows = counted.map((each) => ({
    ...{ store_id: each.storeId, workstation: each.workstation, width: each.width },
    ...{ starts_at: each.startsAt, measure: each.measure, count: each.count },
  }));
  const values = [JSON.stringify(rows)];
  const { rows: cells } = await client.query({ name: 'warning-count', text: COUNT, values });
  return cells.map((row) => ({
    ...{ storeId: row.store_id, workstation: row.workstation, width: row.width },
    ...{ startsAt: row.starts_at.toISOString(), measure: row.measure, count: row.count },
    ...{ lookAt: row.look_at, isLate: row.is_late },
  }));
};

/** A store or a till, read by one width. */
export interface Place {
  readonly storeId: string;
  readonly workstation: string;
  readonly width: Width;
}

/** What is read of a place. */
export interface PlaceRead extends Place {
  /** The first period in question. */
  readonly from: string;
}

const READ = `
  select c.store_id, c.workstation, c.width, c.starts_at, c.measure, c.count
  from jsonb_to_recordset($1::jsonb)
      as r(store_id text, workstation text, width text, "from" timestamptz)
    cross join lateral (
      select coalesce(min(starts_at), r."from") as since from (
        select distinct b.starts_at from warning_count b
        where b.store_id = r.store_id and b.workstation = r.workstation and b.width = r.width
          and b.starts_at < r."from"
        order by b.starts_at desc limit $2) before) s
    join warning_count c on c.store_id = r.store_id and c.workstation = r.workstation
      and c.width = r.width and c.starts_at >= s.since
  order by c.store_id, c.workstation, c.width, c.starts_at`;

/** All counts of the places from so many periods before those in question, in order of time. */
export const readCounts = async (
  client: ClientBase,
  places: readonly PlaceRead[],
  periodsBefore: number,
): Promise<readonly Counted[]> => {
  const rows = places.map((place) => ({
    ...{ store_id: place.storeId, workstation: place.workstation },
    ...{ width: place.width, from: place.from },
  }));
  const values = [JSON.stringify(rows), periodsBefore];
  const { rows: found } = await client.query({ name: 'warning-read', text: READ, values });
  return found.map((row) => ({
    ...{ storeId: row.store_id, workstation: row.workstation, width: row.width },
    ...{ startsAt: row.starts_at.toISOString(), measure: row.measure, count: row.count },
  }));
};

export interface NextLook extends Cell {
  readonly lookAt: number;
}

/** More than any count: nothing that is added to the period can make it a finding. */
export const NEVER = 2_147_483_647;

const SET_LOOKS = `
  update warning_count c set look_at = r.look_at
  from jsonb_to_recordset($1::jsonb)
    as r(store_id text, workstation text, width text, starts_at timestamptz, measure text,
         look_at int)
  where c.store_id = r.store_id and c.workstation = r.workstation and c.width = r.width
    and c.starts_at = r.starts_at and c.measure = r.measure`;

/** Notes from which count on each cell has to be read again. */
export const setLooks = async (client: ClientBase, looks: readonly NextLook[]): Promise<void> => {
  const rows = looks.map((look) => ({
    ...{ store_id: look.storeId, workstation: look.workstation, width: look.width },
    ...{ starts_at: look.startsAt, measure: look.measure, look_at: look.lookAt },
  }));
  const values = [JSON.stringify(rows)];
  await client.query({ name: 'warning-looks', text: SET_LOOKS, values });
};
