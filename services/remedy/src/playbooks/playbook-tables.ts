import type { RemedyMenuPrepared } from '@amends/contracts/remedy';
import type {
  PlaybookActivated,
  PlaybookLoaded,
  PlaybookWithdrawn,
} from '@amends/contracts/remedy-playbook-versions';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import type { PastMenu } from '../domain/compare-playbook.ts';
import type { PlaybookShelf, ShelvedPlaybook } from '../domain/playbook-shelf.ts';
import { indexPlaybook, type Playbook } from '../domain/playbook.ts';

/** Versions of the playbook, when they rule, and the menus they are compared on. */

const VERSIONS = 'playbook_version';
const ACTIVATIONS = 'playbook_activation';
const MENUS = 'prepared_menu';

const menuRow = (data: RemedyMenuPrepared): CompanionRow => {
  const { explanation: _why, steps: _done, caps: _cut, ...body } = data;
  const row = { case_id: data.caseId, store_id: data.storeId, body };
  return { writer: MENUS, row };
};

/** Rows that just-decided events cause. */
export const playbookRows = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }): CompanionRow[] => {
    const { version } = data as { version: number };
    switch (type) {
      case 'PlaybookLoaded':
        return [{ writer: VERSIONS, row: { version, body: data } }];
      case 'PlaybookWithdrawn':
        return [{ writer: VERSIONS, row: { version, withdrawn: data } }];
      case 'PlaybookActivated':
        return [{ writer: ACTIVATIONS, row: { version, body: data } }];
      case 'RemedyMenuPrepared':
        return [menuRow(data as RemedyMenuPrepared)];
      default:
        return [];
    }
  });

const writeVersions: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  const from = 'from jsonb_to_recordset($1::jsonb) as r(version int, body jsonb, withdrawn jsonb)';
  await client.query(
    `insert into playbook_version (version, body)
     select version, body ${from} where body is not null on conflict do nothing`,
    values,
  );
  await client.query(
    `update playbook_version v set withdrawn = r.withdrawn ${from}
     where r.withdrawn is not null and v.version = r.version`,
    values,
  );
};

const writeActivations: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into playbook_activation (version, body)
     select (told->>'version')::int, told->'body'
     from jsonb_array_elements($1::jsonb) with ordinality as r(told, o) order by o`,
    [JSON.stringify(rows)],
  );
};

const writeMenus: CompanionWriter = async (client, rows) => {
  // The last menu of a case counts.
  const last = new Map(rows.map((row) => [(row as { case_id: string }).case_id, row]));
  await client.query(
    `insert into prepared_menu as m (case_id, store_id, body)
     select case_id, store_id, body
     from jsonb_to_recordset($1::jsonb) as r(case_id uuid, store_id text, body jsonb)
     order by case_id
     on conflict (case_id) do update
       set store_id = excluded.store_id, body = excluded.body, prepared_at = clock_timestamp()`,
    [JSON.stringify([...last.values()])],
  );
};

export const playbookCompanions: Readonly<Record<string, CompanionWriter>> = {
  [VERSIONS]: writeVersions,
  [ACTIVATIONS]: writeActivations,
  [MENUS]: writeMenus,
};

type Reader = Pick<Pool | ClientBase, 'query'>;

interface VersionRow {
  readonly version: number;
  /** Null where the caller has it already. */
  readonly body: PlaybookLoaded | null;
  readonly withdrawn: PlaybookWithdrawn | null;
}

const SHELF = `
select
  (select coalesce(jsonb_agg(jsonb_build_object('version', version, 'withdrawn', withdrawn,
     'body', case when version = any ($1::int[]) then null else body end)), '[]')
   from playbook_version) as versions,
  (select coalesce(jsonb_agg(body order by id), '[]') from playbook_activation) as activations`;

/**
 * Reads what there is; what a version says is read once, for it never changes. Asked anew each
 * time: another process may have loaded, activated or withdrawn one.
 */
export const openShelf = (): ((reader: Reader) => Promise<PlaybookShelf>) => {
  const known = new Map<number, Playbook>();
  const shelved = ({ version, body, withdrawn }: VersionRow): ShelvedPlaybook => {
    const playbook = known.get(version) ?? indexPlaybook(version, body!);
    known.set(version, playbook);
    return { playbook, withdrawnAt: withdrawn?.withdrawnAt };
  };
  return async (reader) => {
    const { rows } = await reader.query<{
      versions: VersionRow[];
      activations: PlaybookActivated[];
    }>(SHELF, [[...known.keys()]]);
    const { versions, activations } = rows[0]!;
    return {
      loaded: versions.map(shelved),
      activations: activations.map(({ version, from }) => ({ version, from })),
    };
  };
};

export interface LoadedVersion {
  readonly body: PlaybookLoaded;
  readonly withdrawn: PlaybookWithdrawn | null;
}

export const readVersion = async (
  reader: Reader,
  version: number,
): Promise<LoadedVersion | undefined> => {
  const sql = 'select body, withdrawn from playbook_version where version = $1';
  return (await reader.query<LoadedVersion>(sql, [version])).rows[0];
};

const LIST = `
select v.version, v.body->>'contentHash' as "contentHash", v.body->>'by' as by,
  v.body->>'loadedAt' as "loadedAt", v.withdrawn
from playbook_version v order by v.version desc limit 1000`;

export interface ListedVersion
  extends Pick<PlaybookLoaded, 'version' | 'contentHash' | 'by' | 'loadedAt'> {
  readonly withdrawn: PlaybookWithdrawn | null;
}

export const listVersions = async (reader: Reader): Promise<readonly ListedVersion[]> =>
  (await reader.query<ListedVersion>(LIST)).rows;

export const listActivations = async (reader: Reader): Promise<readonly PlaybookActivated[]> => {
  const sql = 'select body from playbook_activation order by id';
  const { rows } = await reader.query<{ body: PlaybookActivated }>(sql);
  return rows.map(({ body }) => body);
};

const PAST = `
select case_id, body from prepared_menu
where ($1::text[] is null or store_id = any ($1)) and ($2::uuid is null or case_id > $2)
  and ($3::timestamptz is null or prepared_at >= $3)
  and ($4::timestamptz is null or prepared_at < $4)
order by case_id limit $5`;

/** Menus of past cases by case id; `stores` null = those of every store. */
export const readPastMenus = async (
  reader: Reader,
  asked: {
    readonly stores: readonly string[] | null;
    readonly after: string | undefined;
    readonly since: string | undefined;
    readonly until: string | undefined;
    readonly limit: number;
  },
): Promise<readonly PastMenu[]> => {
  const { stores, after = null, since = null, until = null, limit } = asked;
  const values = [stores, after, since, until, limit];
  const { rows } = await reader.query<{ body: PastMenu }>(PAST, values);
  return rows.map(({ body }) => body);
};
