import type {
  StaffMemberAway,
  StaffMemberBack,
  StaffMemberDefined,
  StoreFallbackDefined,
} from '@amends/contracts/triage-staff';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import { QUEUE_STATES } from '../queue/case-writer.ts';

export const STAFF_WRITER = 'staff_member';
export const FALLBACK_WRITER = 'store_fallback';

interface StaffPatch {
  readonly staff_id: string;
  readonly defined?: StaffMemberDefined;
  /** Null: back again. */
  readonly away?: { readonly reason: string; readonly until: string | null } | null;
}

const staffPatch = ({ type, data }: NewEvent): StaffPatch | undefined => {
  switch (type) {
    case 'StaffMemberDefined': {
      const defined = data as StaffMemberDefined;
      return { staff_id: defined.staffId, defined };
    }
    case 'StaffMemberAway': {
      const { staffId, reason, until = null } = data as StaffMemberAway;
      return { staff_id: staffId, away: { reason, until } };
    }
    case 'StaffMemberBack':
      return { staff_id: (data as StaffMemberBack).staffId, away: null };
    default:
      return undefined;
  }
};

/** Rows of the tables of staff that just-decided events cause. */
export const staffRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event): CompanionRow[] => {
    if (event.type === 'StoreFallbackDefined') {
      const { storeId, version, ownerId, ownerKind } = event.data as StoreFallbackDefined;
      const row = { store_id: storeId, version, owner_id: ownerId, owner_kind: ownerKind };
      return [{ writer: FALLBACK_WRITER, row }];
    }
    const row = staffPatch(event);
    return row === undefined ? [] : [{ writer: STAFF_WRITER, row }];
  });

/** The events of one person as one row: a batch may hold several, and the later ones win. */
const merged = (patches: readonly StaffPatch[]): StaffPatch[] => [
  ...patches
    .reduce(
      (known, patch) => known.set(patch.staff_id, { ...known.get(patch.staff_id), ...patch }),
      new Map<string, StaffPatch>(),
    )
    .values(),
];

const rowOf = ({ staff_id, defined, away }: StaffPatch) => ({
  staff_id,
  is_defined: defined !== undefined,
  version: defined?.version,
  skills: defined?.skills,
  stores: defined?.stores,
  load_max: defined?.loadMax,
  calendar_id: defined?.calendarId,
  moves: away !== undefined,
  away: away?.reason,
  away_until: away?.until,
});

// Who is not known yet is always defined first; who is, may only go or come back.
export const writeStaff: CompanionWriter = async (client, rows) => {
  await client.query(
    `with patch as (
      select staff_id, is_defined, version, load_max, calendar_id, moves, away, away_until,
        (select array_agg(value) from jsonb_array_elements_text(skills)) as skills,
        (select array_agg(value) from jsonb_array_elements_text(stores)) as stores
      from jsonb_to_recordset($1::jsonb) as r(staff_id text, is_defined boolean, version int,
        skills jsonb, stores jsonb, load_max int, calendar_id text, moves boolean, away text,
        away_until timestamptz)),
    changed as (
      update staff_member s set
        version = case when p.is_defined then p.version else s.version end,
        skills = case when p.is_defined then coalesce(p.skills, '{}') else s.skills end,
        stores = case when p.is_defined then p.stores else s.stores end,
        load_max = case when p.is_defined then p.load_max else s.load_max end,
        calendar_id = case when p.is_defined then p.calendar_id else s.calendar_id end,
        away = case when p.moves then p.away else s.away end,
        away_until = case when p.moves then p.away_until else s.away_until end
      from patch p where s.staff_id = p.staff_id returning s.staff_id)
    insert into staff_member (staff_id, version, skills, stores, load_max, calendar_id, away,
      away_until)
    select staff_id, version, coalesce(skills, '{}'), stores, load_max, calendar_id, away,
      away_until
    from patch p where is_defined
      and not exists (select from changed where changed.staff_id = p.staff_id)`,
    [JSON.stringify(merged(rows as readonly StaffPatch[]).map(rowOf))],
  );
};

export const writeFallbacks: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into store_fallback (store_id, version, owner_id, owner_kind)
     select distinct on (store_id) store_id, version, owner_id, owner_kind
     from jsonb_to_recordset($1::jsonb)
       as r(store_id text, version int, owner_id text, owner_kind text)
     order by store_id, version desc
     on conflict (store_id) do update set
       version = excluded.version, owner_id = excluded.owner_id, owner_kind = excluded.owner_kind
     where store_fallback.version < excluded.version`,
    [JSON.stringify(rows)],
  );
};

export type Reader = Pick<Pool | ClientBase, 'query'>;

export interface StaffRow {
  readonly staffId: string;
  readonly version: number;
  readonly skills: readonly string[];
  readonly stores: readonly string[] | null;
  readonly loadMax: number;
  readonly calendarId: string | null;
  readonly away: 'absent' | 'left' | null;
  readonly awayUntil: string | null;
  /** Open cases, counted up to `loadMax` only. */
  readonly load: number;
}

// An absence that is over by its own date is none. The count stops at the maximum: beyond it the
// answer is the same, and nobody's thousand cases are counted for each new one.
const STAFF = `
  select staff_id as "staffId", version, skills, stores, load_max as "loadMax",
    calendar_id as "calendarId",
    case when away is not null and (away_until is null or away_until > $1) then away end as away,
    case when away_until > $1 then to_char(away_until at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "awayUntil",
    (select count(*)::int from (
      select from triage_case c
      where c.owner_id = s.staff_id and c.owner_kind = 'person'
        and c.state in ('${QUEUE_STATES.join("', '")}')
      limit s.load_max) open_cases) as load
  from staff_member s
  where ($2::text[] is null or stores is null or stores && $2)`;

/** Everybody who works in one of the stores, whether there or away; null = in any. */
export const readStaff = async (
  reader: Reader,
  stores: readonly string[] | null,
  now: string,
): Promise<StaffRow[]> =>
  (await reader.query<StaffRow>(`${STAFF} order by staff_id`, [now, stores])).rows;

export const isAway = async (reader: Reader, staffId: string, now: string): Promise<boolean> => {
  const sql = `select from staff_member
    where staff_id = $1 and away is not null and (away_until is null or away_until > $2)`;
  return (await reader.query(sql, [staffId, now])).rowCount === 1;
};

/** Whether somebody is there to be offered a case, and by which hours they work. */
export const readRecipient = async (
  reader: Reader,
  staffId: string,
  now: string,
): Promise<{ readonly isAway: boolean; readonly calendarId: string | undefined }> => {
  const sql = `select calendar_id as "calendarId",
      away is not null and (away_until is null or away_until > $2) as "isAway"
    from staff_member where staff_id = $1`;
  type Row = { readonly calendarId: string | null; readonly isAway: boolean };
  const { rows } = await reader.query<Row>(sql, [staffId, now]);
  return { isAway: rows[0]?.isAway ?? false, calendarId: rows[0]?.calendarId ?? undefined };
};

export interface FallbackRow {
  readonly storeId: string;
  readonly version: number;
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
}

export const readFallbacks = async (
  reader: Reader,
  stores: readonly string[] | null,
): Promise<FallbackRow[]> => {
  const sql = `select store_id as "storeId", version, owner_id as "ownerId",
      owner_kind as "ownerKind"
    from store_fallback where $1::text[] is null or store_id = any ($1) order by store_id`;
  return (await reader.query<FallbackRow>(sql, [stores])).rows;
};
